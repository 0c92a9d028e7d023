// The product's tests read this file, too, where nullability is on.
#nullable disable
namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>Names of types as the surface lists write them: C#'s words for the common ones, else the bare name.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double", [typeof(float)] = "float",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Of(type.GetElementType());
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        return Words.TryGetValue(type, out var word) ? word : Bare(type);
    }

    /// <summary>The name of a type where it is declared: nested ones after the type that they are in.</summary>
    public static string Declared(Type type)
        => type is { IsNested: true, IsGenericParameter: false } ? $"{Declared(type.DeclaringType)}.{Bare(type)}" : Bare(type);

    private static string Bare(Type type)
    {
        var name = type.Name.Split('`')[0];

        // A nested type repeats the parameters of the type around it; only its own are written.
        var inherited = type.IsNested && !type.IsGenericParameter ? type.DeclaringType.GetGenericArguments().Length : 0;
        var arguments = type.IsGenericParameter ? [] : type.GetGenericArguments().Skip(inherited).ToArray();
        return arguments.Length == 0 ? name : $"{name}<{string.Join(", ", arguments.Select(Of))}>";
    }
}
