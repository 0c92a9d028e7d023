using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>One step of a path, whatever the object it is taken on: JSON, a dictionary, a list or any class.</summary>
internal static class PathSegment
{
    public static bool TryGet(object obj, object segment, out object value)
    {
        value = null;
        return segment is int position ? TryGetAt(obj, position, out value) : TryGetNamed(obj, (string)segment, out value);
    }

    public static void Set(object obj, object segment, object value)
    {
        switch (obj, segment)
        {
            case (JArray array, int position) when position >= 0:
                while (array.Count <= position)
                {
                    array.Add(JValue.CreateNull());
                }

                array[position] = AsJson(value);
                break;

            case (IList list, int position) when position >= 0 && !list.IsFixedSize:
                while (list.Count <= position)
                {
                    list.Add(null);
                }

                list[position] = AsPlain(value);
                break;

            case (JObject json, string name):
                json[json.Property(name, StringComparison.OrdinalIgnoreCase)?.Name ?? name] = AsJson(value);
                break;

            case (IDictionary<string, object> dictionary, string name):
                dictionary[KeyOf(dictionary, name)] = AsPlain(value);
                break;

            case (not null, string name) when Property(obj, name) is { CanWrite: true } property:
                property.SetValue(obj, Converted(value, property.PropertyType));
                break;
        }
    }

    public static void Remove(object obj, object segment)
    {
        switch (obj, segment)
        {
            case (JArray array, int position) when position >= 0 && position < array.Count:
                array[position] = JValue.CreateNull();
                break;

            case (IList list, int position) when position >= 0 && position < list.Count:
                list[position] = null;
                break;

            case (JObject json, string name):
                json.Property(name, StringComparison.OrdinalIgnoreCase)?.Remove();
                break;

            case (IDictionary<string, object> dictionary, string name):
                dictionary.Remove(KeyOf(dictionary, name));
                break;

            case (not null, string name) when Property(obj, name) is { CanWrite: true } property:
                property.SetValue(obj, null);
                break;
        }
    }

    public static IEnumerable<string> Names(object obj) => obj switch
    {
        null or string or ValueType or JValue or JArray => [],
        JObject json => json.Properties().Select(property => property.Name),
        IDictionary<string, object> dictionary => dictionary.Keys,
        IDictionary dictionary => dictionary.Keys.OfType<string>(),
        IEnumerable => [],
        _ => Readable(obj.GetType()).Select(NameOf),
    };

    public static JToken AsJson(object value) => value is JToken token ? token : JsonMapping.Token(value);

    /// <summary>In a dictionary a single value is kept as it is, not wrapped in JSON, so that any store can write it.</summary>
    private static object AsPlain(object value) => value is JValue json ? json.Value : value;

    private static object Converted(object value, Type type) =>
        value == null || type.IsInstanceOfType(value) ? value : AsJson(value).ToObject(type, JsonMapping.Serializer);

    private static bool TryGetAt(object obj, int position, out object value)
    {
        value = obj switch
        {
            JArray array when position >= 0 && position < array.Count => array[position],
            not JToken and IList list when position >= 0 && position < list.Count => list[position],
            _ => null,
        };
        return value != null;
    }

    private static bool TryGetNamed(object obj, string name, out object value)
    {
        switch (obj)
        {
            case null or JValue { Value: null } or JArray:
                value = null;
                return false;

            case JValue plain:
                return TryGetNamed(plain.Value, name, out value);

            case JObject json:
                value = json.GetValue(name, StringComparison.OrdinalIgnoreCase);
                return value != null;

            case IDictionary<string, object> dictionary:
                return dictionary.TryGetValue(name, out value) || dictionary.TryGetValue(KeyOf(dictionary, name), out value);

            case IDictionary dictionary:
                var key = dictionary.Keys.OfType<string>().FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
                value = key == null ? null : dictionary[key];
                return key != null;

            default:
                var property = Property(obj, name);
                value = property?.GetValue(obj);
                return property != null;
        }
    }

    private static string KeyOf(IDictionary<string, object> dictionary, string name) =>
        dictionary.ContainsKey(name)
            ? name
            : dictionary.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private static PropertyInfo Property(object obj, string name) =>
        Readable(obj.GetType()).FirstOrDefault(property =>
            NameOf(property).Equals(name, StringComparison.OrdinalIgnoreCase)
            || property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<PropertyInfo> Readable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0);

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { } name ? name : property.Name;
}
