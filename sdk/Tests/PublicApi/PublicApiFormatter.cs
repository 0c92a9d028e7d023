using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>Writes down what an assembly offers, in the notation of the surface lists.</summary>
internal static class PublicApiFormatter
{
    private static readonly ConcurrentDictionary<Assembly, PEReader> MetadataOf = new();

    public static string Format(Assembly assembly)
    {
        var text = new StringBuilder($"## Assembly {assembly.GetName().Name}\n");
        foreach (var space in assembly.GetExportedTypes().GroupBy(type => type.Namespace).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            text.Append($"\n### namespace {space.Key}\n");
            foreach (var type in space.OrderBy(TypeNames.Declared, StringComparer.Ordinal))
            {
                text.Append(Head(type)).Append('\n');
                if (!type.IsEnum && !IsDelegate(type))
                {
                    text.AppendJoin(string.Empty, MemberLines.Of(type).Select(line => line + '\n'));
                }
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var name = TypeNames.Declared(type);
        if (type.IsEnum)
        {
            var values = type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(each => $"{each.Name}={each.GetRawConstantValue()}");
            return $"- **enum {name}** {string.Join(", ", values)}";
        }

        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke");
            return $"- **delegate {name}** `{TypeNames.Of(invoke.ReturnType)} ({MemberLines.Parameters(invoke)})`";
        }

        var kind = type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class" : "class";
        var bases = Bases(type).Select(TypeNames.Of).ToList();
        return $"- **{kind} {name}**"
            + (bases.Count == 0 ? string.Empty : $" : {string.Join(", ", bases)}")
            + (type.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? " [Obsolete]" : string.Empty);
    }

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            yield return parent;
        }

        foreach (var contract in DeclaredInterfaces(type).Where(each => each.IsVisible))
        {
            yield return contract;
        }
    }

    // Reflection mixes in the interfaces of base classes; the metadata names those that the type itself declares, in order.
    private static IEnumerable<Type> DeclaredInterfaces(Type type)
    {
        var metadata = MetadataOf.GetOrAdd(type.Assembly, Open).GetMetadataReader();
        var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)MetadataTokens.EntityHandle(type.MetadataToken));
        return
        [
            .. definition.GetInterfaceImplementations()
                .Select(handle => MetadataTokens.GetToken(metadata.GetInterfaceImplementation(handle).Interface))
                .Select(token => type.Module.ResolveType(token, type.GetGenericArguments(), null)),
        ];
    }

    private static PEReader Open(Assembly assembly) => new(File.OpenRead(assembly.Location));
}
