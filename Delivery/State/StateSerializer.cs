using System.Globalization;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>
/// State as JSON, and back as the same types and values. Names in the JSON come from a <see cref="StateTypeMap"/> alone; CLR names
/// are neither written nor understood.
/// </summary>
/// <remarks>
/// The JSON looks like the state: dictionaries and registered objects are objects, lists are arrays. Where a type cannot be told from
/// the place a value stands in, the value is <c>{"$type": short name, "$value": …}</c>.
/// </remarks>
/// <param name="types">The types that state may hold.</param>
public sealed class StateSerializer(StateTypeMap types)
{
    /// <summary>How deep stored JSON may nest, checked both ways: what is written can be read.</summary>
    public const int MaxDepth = 128;

    private readonly StateSlot _root = new(typeof(object), types);
    private readonly JsonSerializer _serializer = new()
    {
        ContractResolver = new StateContractResolver(types),
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,

        // "$type", "$ref" and "$id" mean nothing to Newtonsoft here; StateSlot alone looks at types.
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        ReferenceLoopHandling = ReferenceLoopHandling.Error,
    };

    /// <summary>One value of <c>IStorage.WriteAsync</c>, typically a property bag.</summary>
    /// <exception cref="StateSerializerException">It holds a type without a name, refers to itself, or nests too deep.</exception>
    public string Write(object? value)
    {
        using var text = new StringWriter(new StringBuilder(1024), CultureInfo.InvariantCulture);
        try
        {
            using var writer = new StateTextWriter(text) { AutoCompleteOnClose = false, ArrayPool = JsonChars.Pool };
            _root.WriteJson(writer, value, _serializer);
        }
        catch (JsonException exception)
        {
            throw new StateSerializerException("The state cannot be written: " + exception.Message, exception);
        }
        return text.ToString();
    }

    /// <inheritdoc cref="Write"/>
    public byte[] WriteUtf8(object? value) => Encoding.UTF8.GetBytes(Write(value));

    /// <summary>What <see cref="Write"/> was given, built anew.</summary>
    /// <exception cref="StateSerializerException">The text is not such JSON, or names a type that is not registered.</exception>
    public object? Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            // Text stays text, also where it looks like a date; what was a date says so.
            using var reader = new JsonTextReader(new StringReader(json))
            {
                DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth, ArrayPool = JsonChars.Pool,
            };
            var value = reader.Read() ? _root.ReadJson(reader, typeof(object), null, _serializer) : throw new JsonReaderException("there is no text.");
            return reader.Read() ? throw new JsonReaderException("there is more text behind the JSON.") : value;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException
            or InvalidCastException or TargetInvocationException)
        {
            throw new StateSerializerException("The stored state cannot be read: " + exception.Message, exception);
        }
    }

    /// <inheritdoc cref="Read"/>
    public object? ReadUtf8(ReadOnlySpan<byte> json) => Read(Encoding.UTF8.GetString(json));
}
