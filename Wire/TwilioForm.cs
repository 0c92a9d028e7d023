using System.Collections;

namespace TwilioBot.Wire;

/// <summary>
/// The fields of one webhook, decoded, in the order of the wire. Repeated names, names that differ by case, empty names and
/// empty values are all kept apart, because Twilio signs them all.
/// </summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/webhook-request</remarks>
public sealed class TwilioForm : IReadOnlyList<KeyValuePair<string, string>>
{
    /// <summary>Longest body read, in bytes: more than twice WhatsApp's longest text, all of it escaped.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Most fields read; a WhatsApp message from an advertisement has about 40.</summary>
    public const int MaxFields = 256;

    /// <summary>A form without fields.</summary>
    public static readonly TwilioForm Empty = new([]);

    private readonly KeyValuePair<string, string>[] _fields;

    private TwilioForm(KeyValuePair<string, string>[] fields) => _fields = fields;

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _fields[index];

    /// <summary>The first value sent under exactly this name; null when the name was not sent, empty when it had no value.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _fields)
            {
                if (string.Equals(key, name, StringComparison.Ordinal)) return value;
            }

            return null;
        }
    }

    internal ReadOnlySpan<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>Reads an <c>application/x-www-form-urlencoded</c> body from its raw bytes.</summary>
    /// <param name="body">The body as received; any bytes are accepted, nothing throws.</param>
    /// <param name="form">The fields; <see cref="Empty"/> unless the verdict is <see cref="FormVerdict.Ok"/>.</param>
    public static FormVerdict TryParse(ReadOnlySpan<byte> body, out TwilioForm form)
    {
        form = Empty;
        if (body.Length > MaxBytes) return FormVerdict.TooLarge;

        var count = FormEncoding.CountFields(body);
        if (count > MaxFields) return FormVerdict.TooManyFields;

        form = Decode(body, count);
        return FormVerdict.Ok;
    }

    /// <summary>Reads a body that was accepted before, without limits: what was stored stays readable if the limits change.</summary>
    public static TwilioForm Parse(ReadOnlySpan<byte> body) => Decode(body, FormEncoding.CountFields(body));

    /// <summary>A form of these fields, in this order.</summary>
    public static TwilioForm Of(IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new([.. fields]);
    }

    /// <summary>All values sent under exactly this name, in the order of the wire.</summary>
    public IEnumerable<string> All(string name)
    {
        foreach (var (key, value) in _fields)
        {
            if (string.Equals(key, name, StringComparison.Ordinal)) yield return value;
        }
    }

    /// <summary>The body as Twilio encodes it: UTF-8, space as <c>+</c>, all but letters, digits and <c>-_.</c> as <c>%XX</c>.</summary>
    public byte[] ToBytes() => FormEncoding.Encode(_fields);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();

    private static TwilioForm Decode(ReadOnlySpan<byte> body, int count)
    {
        if (count == 0) return Empty;
        var fields = new KeyValuePair<string, string>[count];
        FormEncoding.Decode(body, fields);
        return new(fields);
    }
}
