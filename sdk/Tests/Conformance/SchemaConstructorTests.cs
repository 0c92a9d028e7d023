using System.Collections;
using System.Reflection;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Conformance;

/// <summary>What holds for every type of the schema alike.</summary>
public sealed class SchemaConstructorTests
{
    public static TheoryData<Type> Types => [.. typeof(Activity).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericType: false } && !typeof(Exception).IsAssignableFrom(type))
        .Where(type => type.GetConstructors().Length > 0)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_constructor_keeps_what_it_is_given(Type type)
    {
        foreach (var constructor in type.GetConstructors().Where(each => each.GetParameters().Length > 0))
        {
            var values = constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name)).ToArray();

            var made = constructor.Invoke(values);

            foreach (var (parameter, value) in constructor.GetParameters().Zip(values))
            {
                var property = type.GetProperty(parameter.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

                // Entities of a known kind have its type, whatever type is asked for.
                var given = property != null && property.PropertyType == parameter.ParameterType;
                if (given && !(property.Name == nameof(Entity.Type) && made is Mention or Place or GeoCoordinates))
                {
                    Assert.True(Equals(value, property.GetValue(made)), $"{type.Name}.{property.Name}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Json_brings_everything_back(Type type)
    {
        var longest = type.GetConstructors().MaxBy(each => each.GetParameters().Length);
        var made = longest.Invoke(longest.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name)).ToArray());
        var json = JsonConvert.SerializeObject(made);

        var again = JsonConvert.SerializeObject(JsonConvert.DeserializeObject(json, type));

        Assert.True(JToken.DeepEquals(JToken.Parse(json), JToken.Parse(again)), $"{json}\n{again}");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Members_are_named_in_camel_case(Type type)
    {
        if (type.GetConstructor([]) == null)
        {
            return;
        }

        var written = JObject.FromObject(Activator.CreateInstance(type)).Properties().Select(property => property.Name);

        Assert.All(written, name => Assert.True(char.IsAsciiLetterLower(name[0]), name));
    }

    private static object Value(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain == typeof(object))
        {
            return $"<{name}>";
        }

        if (plain.IsArray)
        {
            return Array.CreateInstance(plain.GetElementType(), 0);
        }

        if (plain.IsInterface && plain.GetGenericArguments() is [_, _] entry)
        {
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(entry));
        }

        if (plain.IsInterface && typeof(IEnumerable).IsAssignableFrom(plain))
        {
            return Activator.CreateInstance(typeof(List<>).MakeGenericType(plain.GetGenericArguments()[0]));
        }

        return plain == typeof(bool) ? true
            : plain == typeof(int) ? 7
            : plain == typeof(long) ? 7L
            : plain == typeof(double) ? 7.5
            : plain == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.FromHours(2))
            : plain == typeof(System.Globalization.CultureInfo) ? new System.Globalization.CultureInfo("es-ES")
            : plain == typeof(JObject) ? new JObject()
            : plain.GetConstructor([]) != null ? Activator.CreateInstance(plain)
            : null;
    }
}
