using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Reads and writes values by path ("user.orders[0].name", "dialog['first name']", "list[dialog.index]") in objects, dictionaries
/// and JSON. Names are matched without regard to case.
/// </summary>
public static class ObjectPath
{
    private static readonly JsonMergeSettings Overlay = new()
    {
        MergeArrayHandling = MergeArrayHandling.Replace,
        MergeNullValueHandling = MergeNullValueHandling.Ignore,
        PropertyNameComparison = StringComparison.OrdinalIgnoreCase,
    };

    public static bool HasValue(object obj, string path) => TryGetPathValue<object>(obj, path, out _);

    /// <exception cref="KeyNotFoundException">Nothing is there.</exception>
    public static T GetPathValue<T>(object obj, string path) =>
        TryGetPathValue<T>(obj, path, out var value) ? value : throw new KeyNotFoundException(path);

    public static T GetPathValue<T>(object obj, string path, T defaultValue) =>
        TryGetPathValue<T>(obj, path, out var value) ? value : defaultValue;

    public static bool TryGetPathValue<T>(object obj, string path, out T value)
    {
        value = default;
        if (obj == null || path == null)
        {
            return false;
        }

        if (path.Length == 0)
        {
            value = MapValueTo<T>(obj);
            return true;
        }

        if (!TryResolvePath(obj, path, out var segments))
        {
            return false;
        }

        var current = obj;
        foreach (var segment in segments)
        {
            if (!PathSegment.TryGet(current, segment, out current) || current == null)
            {
                return false;
            }
        }

        if (current is JValue { Type: JTokenType.Null or JTokenType.Undefined })
        {
            return false;
        }

        value = MapValueTo<T>(current);
        return true;
    }

    /// <summary>Puts a value, or a copy of it as JSON, at the path; the objects and arrays on the way are made.</summary>
    public static void SetPathValue(object obj, string path, object value, bool json = true)
    {
        if (!TryResolvePath(obj, path, out var segments) || segments.Count == 0)
        {
            return;
        }

        var current = obj;
        for (var i = 0; i < segments.Count - 1; i++)
        {
            if (!PathSegment.TryGet(current, segments[i], out var next) || next is null or JValue { Type: JTokenType.Null })
            {
                next = segments[i + 1] is int ? new JArray() : new JObject();
                PathSegment.Set(current, segments[i], next);

                // A dictionary keeps what it is given, JSON may keep a copy of it.
                PathSegment.TryGet(current, segments[i], out next);
            }

            current = next;
        }

        PathSegment.Set(current, segments[^1], json ? JsonMapping.CamelCaseToken(value) : value);
    }

    public static void RemovePathValue(object obj, string path)
    {
        if (!TryResolvePath(obj, path, out var segments) || segments.Count == 0)
        {
            return;
        }

        var current = obj;
        for (var i = 0; i < segments.Count - 1; i++)
        {
            if (!PathSegment.TryGet(current, segments[i], out current) || current == null)
            {
                return;
            }
        }

        PathSegment.Remove(current, segments[^1]);
    }

    public static bool ContainsProperty(object obj, string name) => PathSegment.Names(obj).Contains(name);

    public static IEnumerable<string> GetProperties(object obj) => PathSegment.Names(obj);

    /// <summary>Visits the entries of a dictionary or a JSON object; no other object is taken apart.</summary>
    public static void ForEachProperty(object obj, Action<string, object> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (obj is not (IDictionary<string, object> or JObject))
        {
            return;
        }

        foreach (var name in PathSegment.Names(obj).ToList())
        {
            PathSegment.TryGet(obj, name, out var value);
            action(name, value);
        }
    }

    /// <summary>A path's segments: names as strings, positions as ints. Paths in brackets are looked up in <paramref name="obj"/>.</summary>
    public static bool TryResolvePath(object obj, string propertyPath, out List<object> segments, bool eval = false)
    {
        segments = PathParser.Parse(propertyPath, inner => TryGetPathValue<object>(obj, inner, out var value) ? value : null);
        if (segments == null)
        {
            return false;
        }

        if (eval)
        {
            if (!TryGetPathValue<object>(obj, propertyPath, out var value))
            {
                return false;
            }

            segments = [value];
        }

        return true;
    }

    /// <summary>The value as a <typeparamref name="T"/>: itself when it is one, else by way of JSON.</summary>
    public static T MapValueTo<T>(object val) => JsonMapping.To<T>(val);

    public static T Clone<T>(T obj) =>
        obj is null ? default : (T)JsonMapping.Token(obj).DeepClone().ToObject(obj.GetType(), JsonMapping.Serializer);

    /// <summary>A new object with the start's values, and the overlay's where the overlay has any, at every depth.</summary>
    public static T Assign<T>(object startObject, object overlayObject)
        where T : class
    {
        var type = (overlayObject ?? startObject)?.GetType();
        return (T)Assign(startObject, overlayObject, typeof(T).IsAssignableFrom(type) ? type : typeof(T));
    }

    public static object Assign(object startObject, object overlayObject, Type type)
    {
        if (startObject == null && overlayObject == null)
        {
            return type.IsArray ? Array.CreateInstance(type.GetElementType(), 0) : Activator.CreateInstance(type);
        }

        if ((startObject == null || overlayObject == null) && (startObject ?? overlayObject) is var single
            && single is not JObject && type.IsInstanceOfType(single))
        {
            return single;
        }

        var merged = startObject == null ? new JObject() : (JObject)JsonMapping.Token(startObject).DeepClone();
        if (overlayObject != null)
        {
            merged.Merge((JObject)JsonMapping.Token(overlayObject), Overlay);
        }

        return merged.ToObject(type, JsonMapping.Serializer);
    }

    public static T Merge<T>(T startObject, T overlayObject)
        where T : class => Assign<T>(startObject, overlayObject);
}
