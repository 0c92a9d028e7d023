using System.Buffers.Binary;
using System.Text;

namespace TwilioBot.Tests.Telemetry;

/// <summary>One message in Protocol Buffers' wire format, read without its schema: fields by their number.</summary>
/// <remarks>Source: https://protobuf.dev/programming-guides/encoding/</remarks>
internal sealed class Protobuf
{
    private readonly ILookup<int, object> _fields;

    public Protobuf(ReadOnlyMemory<byte> bytes) => _fields = Read(bytes).ToLookup(field => field.Number, field => field.Value);

    public IEnumerable<Protobuf> Messages(int field) => _fields[field].OfType<ReadOnlyMemory<byte>>().Select(bytes => new Protobuf(bytes));

    public Protobuf? Message(int field) => Messages(field).FirstOrDefault();

    public string Text(int field) => _fields[field].OfType<ReadOnlyMemory<byte>>().Select(bytes => Encoding.UTF8.GetString(bytes.Span)).FirstOrDefault("");

    public string Hex(int field) => _fields[field].OfType<ReadOnlyMemory<byte>>().Select(bytes => Convert.ToHexStringLower(bytes.Span)).FirstOrDefault("");

    /// <summary>A number, however it is written; null when it is not there.</summary>
    public ulong? Number(int field) => _fields[field].OfType<ulong>().Select(number => (ulong?)number).FirstOrDefault();

    private static IEnumerable<(int Number, object Value)> Read(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var key = Varint(ref bytes);
            object value = (key & 7) switch
            {
                0 => Varint(ref bytes),
                1 => BinaryPrimitives.ReadUInt64LittleEndian(Take(ref bytes, 8).Span),
                2 => Take(ref bytes, (int)Varint(ref bytes)),
                5 => (ulong)BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4).Span),
                var kind => throw new InvalidDataException($"No field is written in the way {kind}."),
            };
            yield return ((int)(key >> 3), value);
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; ; i++)
        {
            var part = bytes.Span[i];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }
    }
}
