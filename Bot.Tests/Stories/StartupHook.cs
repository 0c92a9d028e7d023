using System.Runtime.Loader;

/// <summary>Lets a process of the bot find the assemblies of its tests, which lie beside it.</summary>
/// <remarks>Name and place are the runtime's: https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md</remarks>
internal static class StartupHook
{
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(AppContext.BaseDirectory, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
}
