// The product's tests read this file, too, where nullability is on.
#nullable disable
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>The members of a type that its users see (public and protected), one line each, in the notation of the surface lists.</summary>
internal static class MemberLines
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        var fields = type.GetFields(Declared).Where(field => Visible(field.Attributes)).ToList();
        var accessors = type.GetProperties(Declared).SelectMany(property => property.GetAccessors(nonPublic: true)).ToHashSet();
        accessors.UnionWith(type.GetEvents(Declared).SelectMany(each => new[] { each.AddMethod, each.RemoveMethod! }));

        return
        [
            .. Sorted(fields.Where(field => field.IsLiteral).Select(Constant)),
            .. Sorted(fields.Where(field => !field.IsLiteral).Select(Field)),
            .. Sorted(type.GetConstructors(Declared).Where(each => !each.IsStatic && Visible(each)).Select(Constructor)),
            .. Sorted(type.GetProperties(Declared).Where(IsVisible).Select(Property)),
            .. Sorted(type.GetEvents(Declared).Where(each => Visible(each.AddMethod)).Select(Event)),
            .. Sorted(type.GetMethods(Declared).Where(each => Visible(each) && !accessors.Contains(each)).Select(Method)),
        ];
    }

    /// <summary>The line of one member; of the property or event, for what reads or writes one.</summary>
    public static string Of(MemberInfo member)
    {
        var owner = member.DeclaringType;
        return member switch
        {
            ConstructorInfo constructor => Constructor(constructor),
            FieldInfo { IsLiteral: true } constant => Constant(constant),
            FieldInfo field => Field(field),
            MethodInfo method when Array.Find(owner.GetProperties(Declared), each => each.GetAccessors(nonPublic: true).Contains(method)) is { } property
                => Property(property),
            MethodInfo method when Array.Find(owner.GetEvents(Declared), each => each.AddMethod == method || each.RemoveMethod == method) is { } found
                => Event(found),
            MethodInfo method => Method(method),
            _ => throw new ArgumentException($"{member.MemberType} has no line.", nameof(member)),
        };
    }

    public static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return string.Join(", ", method.GetParameters().Select((each, index) => Parameter(each, extension && index == 0)));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static string Constant(FieldInfo field)
        => Line(Access(field.Attributes) + $"const {TypeNames.Of(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}");

    private static string Field(FieldInfo field)
        => Line(
            Access(field.Attributes) + (field.IsStatic ? "static " : string.Empty) + (field.IsInitOnly ? "readonly " : string.Empty)
            + $"{TypeNames.Of(field.FieldType)} {field.Name}",
            field.FieldType);

    private static string Constructor(ConstructorInfo constructor)
        => Line(Access(constructor) + $"ctor({Parameters(constructor)})", Types(constructor));

    private static string Property(PropertyInfo property)
    {
        var visible = property.GetAccessors(nonPublic: true).Where(Visible).ToList();
        var widest = visible.Find(accessor => accessor.IsPublic) ?? visible[0];
        var index = property.GetIndexParameters();
        var key = string.Join(", ", index.Select(each => Parameter(each, false)));
        var name = index.Length == 0 ? property.Name : $"{property.Name}[{key}]";
        var accessors = Accessor(property.GetMethod, "get") + Accessor(property.SetMethod, "set");
        return Line(
            Access(widest) + Modifiers(widest) + $"{TypeNames.Of(property.PropertyType)} {name} {{ {accessors}}}",
            [property.PropertyType, .. index.Select(each => each.ParameterType)]);

        string Accessor(MethodInfo accessor, string word)
            => accessor == null || !Visible(accessor) ? string.Empty
                : (accessor.IsPublic == widest.IsPublic ? string.Empty : "protected ") + word + "; ";
    }

    private static string Event(EventInfo each)
        => Line(
            Access(each.AddMethod) + Modifiers(each.AddMethod) + $"event {TypeNames.Of(each.EventHandlerType)} {each.Name}",
            each.EventHandlerType);

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : string.Empty;
        return Line(
            Access(method) + Modifiers(method) + $"{TypeNames.Of(method.ReturnType)} {method.Name}{generic}({Parameters(method)})",
            [method.ReturnType, .. Types(method)]);
    }

    private static string Parameter(ParameterInfo parameter, bool extended)
        => (extended ? "this " : string.Empty)
            + (parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : string.Empty)
            + $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty);

    // No value is "default"; numbers and truth values are spelt out, those of enums as numbers.
    private static string Default(ParameterInfo parameter)
        => parameter.RawDefaultValue is null or Missing ? "default" : Literal(parameter.RawDefaultValue);

    private static string Literal(object value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        char letter => $"'{letter}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType.IsInterface)
        {
            return string.Empty;
        }

        if (method.IsStatic)
        {
            return "static ";
        }

        if (!method.IsVirtual)
        {
            return string.Empty;
        }

        var overrides = method.GetBaseDefinition() != method;
        return method.IsAbstract ? (overrides ? "abstract override " : "abstract ")
            : overrides ? (method.IsFinal ? "sealed override " : "override ")
            : method.IsFinal ? string.Empty : "virtual ";
    }

    private static IEnumerable<Type> Types(MethodBase method) => method.GetParameters().Select(each => each.ParameterType);

    private static bool IsVisible(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(Visible);

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Visible(FieldAttributes field)
        => (field & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string Access(MethodBase method)
        => method.IsPublic ? string.Empty : "protected ";

    private static string Access(FieldAttributes field)
        => (field & FieldAttributes.FieldAccessMask) == FieldAttributes.Public ? string.Empty : "protected ";

    private static string Line(string signature, params IEnumerable<Type> types)
        => $"  - `{signature}`" + (types.Any(NamesNewtonsoft) ? "  **[NJ]**" : string.Empty);

    private static bool NamesNewtonsoft(Type type)
        => type.HasElementType ? NamesNewtonsoft(type.GetElementType())
            : type.Assembly.GetName().Name == "Newtonsoft.Json" || type.GetGenericArguments().Any(NamesNewtonsoft);
}
