using System.Reflection;
using TwilioBot.Sdk.Tests.PublicApi;

namespace TwilioBot.Tests.OfficialSdk;

/// <summary>
/// Code that builds against <c>sdk/</c> must build against the official packages, too, which cannot be restored everywhere. So what
/// it uses of them is looked up in the lists of what they offer.
/// </summary>
public sealed class OfficialMembersTests
{
    private static readonly string[] Lists = ["bot-framework-surface.md", "twilio-surface.md"];

    public static TheoryData<string> Assemblies => [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Where(name => name.StartsWith("TwilioBot", StringComparison.Ordinal) || name is "EchoController" or "FrameworkBots")];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_official_packages_offer_every_member_that_is_used(string assembly)
    {
        var types = Lists.SelectMany(list => SurfaceList.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", list))))
            .GroupBy(type => (type.Assembly, type.FullName))
            .ToDictionary(same => same.Key, same => same.SelectMany(type => type.Members).ToHashSet());
        var packages = types.Keys.Select(type => type.Assembly).ToHashSet();

        var used = UsedMember.In(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), packages).Distinct().ToList();
        var unknown = used.Select(member => (Used: member, Found: member.Find()))
            .Where(each => each.Found == null || !(IsListed(types, each.Found) || IsKnown(each.Found.DeclaringType!)))
            .Select(each => each.Found == null ? $"{each.Used} cannot be found" : $"{each.Found.DeclaringType}{MemberLines.Of(each.Found)}")
            .Distinct();

        Assert.True(!unknown.Any(), string.Join('\n', unknown));
    }

    [Fact]
    public void The_members_that_a_file_uses_are_found_in_it()
    {
        var used = UsedMember.In(typeof(OfficialMembersTests).Assembly.Location, new HashSet<string> { "Microsoft.Bot.Schema" }).ToList();

        Assert.Contains(used, member => member.Find() is MethodInfo { Name: "get_Text", DeclaringType.Name: "IMessageActivity" });
        Assert.All(used, member => Assert.NotNull(member.Find()));
    }

    // Official, but not in the lists: what IAuthenticator.GetTokenAsync returns (AccessToken, ExpiresOn).
    private static readonly Type[] NamedOnly = [typeof(Microsoft.Bot.Connector.Authentication.AuthenticatorResult)];

    // The lists name Twilio's open enumerations (StatusEnum …) as types of properties; all are alike: a field for each value, and a
    // conversion from string for values to come.
    private static bool IsKnown(Type type) => typeof(global::Twilio.Types.StringEnum).IsAssignableFrom(type) || NamedOnly.Contains(type);

    private static bool IsListed(Dictionary<(string Assembly, string FullName), HashSet<string>> types, MemberInfo member)
    {
        var type = member.DeclaringType!;
        var name = $"{type.Namespace}.{TypeNames.Declared(type)}";
        return types.TryGetValue((type.Assembly.GetName().Name!, name), out var members)
            && (typeof(Delegate).IsAssignableFrom(type) || members.Contains(MemberLines.Of(member)));
    }
}
