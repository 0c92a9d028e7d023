using System.Reflection;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Schema;

/// <summary>What holds for every type of the schema: constructors fill the members that they name, JSON names are camel case.</summary>
public sealed class SchemaShapeTests
{
    private static readonly Dictionary<string, string> FixedTypes =
        new() { ["Mention"] = "mention", ["Place"] = "Place", ["GeoCoordinates"] = "GeoCoordinates" };

    public static TheoryData<Type> Types =>
    [
        .. typeof(Activity).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(string)) : type),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_constructor_fills_the_member_of_each_argument(Type type)
    {
        Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        foreach (var constructor in type.GetConstructors().Where(each => each.GetParameters().Length > 0))
        {
            var parameters = constructor.GetParameters();
            var arguments = parameters.Select(parameter => ValueFor(parameter.ParameterType, parameter.Name)).ToArray();

            var made = constructor.Invoke(arguments);

            foreach (var (parameter, argument) in parameters.Zip(arguments))
            {
                var member = type.GetProperty(parameter.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
                var expected = parameter.Name == "type" && FixedTypes.TryGetValue(type.Name, out var fixedType) ? fixedType
                    : parameter.Name == "locale" ? argument.ToString() : argument;
                Assert.Equal(expected, member.GetValue(made));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_member_is_named_in_camel_case_in_json_and_comes_back(Type type)
    {
        var members = type.GetProperties().Where(member => !member.IsDefined(typeof(JsonExtensionDataAttribute))).ToList();
        var made = Activator.CreateInstance(type);
        foreach (var member in members)
        {
            member.SetValue(made, ValueFor(member.PropertyType, member.Name));
        }

        var json = JObject.Parse(JsonConvert.SerializeObject(made));

        Assert.Equal(
            members.Select(member => char.ToLowerInvariant(member.Name[0]) + member.Name[1..]).Order(StringComparer.Ordinal),
            json.Properties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(json, JObject.Parse(JsonConvert.SerializeObject(json.ToObject(type))), JToken.EqualityComparer);
    }

    private static object ValueFor(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) || type == typeof(object) => "value of " + name,
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 7,
            _ when type == typeof(double) => 7.5,
            _ when type == typeof(byte[]) => new byte[] { 1, 2 },
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(1)),
            _ when type == typeof(System.Globalization.CultureInfo) => System.Globalization.CultureInfo.GetCultureInfo("es-MX"),
            { IsInterface: true, IsGenericType: true } => ListOf(type),
            _ => Activator.CreateInstance(type),
        };
    }

    private static object ListOf(Type type)
        => type.GetGenericTypeDefinition() == typeof(IDictionary<,>)
            ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))
            : Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()));
}
