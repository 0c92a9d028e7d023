using System.Reflection;

namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>The assemblies of <c>sdk/</c> and the texts that are kept about them.</summary>
internal static class SdkFiles
{
    /// <summary>Set to 1, the texts are written anew from the code instead of being compared with it.</summary>
    public const string UpdateSwitch = "UPDATE_PUBLIC_API";

    public static readonly string[] Assemblies =
    [
        "Microsoft.Bot.Builder",
        "Microsoft.Bot.Builder.Dialogs",
        "Microsoft.Bot.Builder.Integration.AspNet.Core",
        "Microsoft.Bot.Builder.Testing",
        "Microsoft.Bot.Connector",
        "Microsoft.Bot.Schema",
        "Microsoft.Rest.ClientRuntime",
        "Twilio",
    ];

    public static bool Updating => Environment.GetEnvironmentVariable(UpdateSwitch) == "1";

    public static string HowToUpdate
        => $"If the change is meant, run this test with {UpdateSwitch}=1 in the environment and look at what git says has changed.";

    /// <summary>The folder <c>sdk/</c> of the repository.</summary>
    public static string Sdk { get; } = Folder();

    public static string PublicApi(string assembly) => Path.Combine(Sdk, assembly, "PublicAPI.txt");

    public static string Missing => Path.Combine(Sdk, "Tests", "PublicApi", "Missing.txt");

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static string FormatCode(string assembly) => PublicApiFormatter.Format(Assembly.Load(assembly));

    // Tests run from the output folder, wherever a build puts that inside the repository.
    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            var sdk = Path.Combine(folder.FullName, "sdk");
            if (File.Exists(Path.Combine(sdk, "Tests", "Sdk.Tests.csproj")))
            {
                return sdk;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository, so sdk/ cannot be found.");
    }
}
