using System.Buffers;
using System.Text;

namespace TwilioBot.Wire;

/// <summary>
/// The bytes that a signature covers: the URL, then the fields, sorted. The URL ends where the fields begin, so that another
/// spelling of the URL can take its place without encoding the fields again.
/// </summary>
internal ref struct SignedText : IDisposable
{
    private static readonly Comparison<KeyValuePair<string, string>> ByNameThenValue = static (a, b) =>
        string.CompareOrdinal(a.Key, b.Key) is var byName and not 0 ? byName : string.CompareOrdinal(a.Value, b.Value);

    private readonly byte[] _buffer;
    private readonly int _fields;
    private readonly int _end;
    private int _start;

    public SignedText(string url, TwilioForm form)
    {
        Span<KeyValuePair<string, string>> sorted = form.Fields.ToArray();
        sorted.Sort(ByNameThenValue);

        _fields = SignedUrl.MaxByteCount(url);
        var size = _fields;
        foreach (var (name, value) in sorted) size += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);

        _buffer = ArrayPool<byte>.Shared.Rent(size);
        _end = _fields;
        for (var i = 0; i < sorted.Length; i++)
        {
            // A name sent twice with the same value is signed once.
            if (i > 0 && ByNameThenValue(sorted[i - 1], sorted[i]) == 0) continue;
            _end += Encoding.UTF8.GetBytes(sorted[i].Key, _buffer.AsSpan(_end));
            _end += Encoding.UTF8.GetBytes(sorted[i].Value, _buffer.AsSpan(_end));
        }

        ReplaceUrl(url);
    }

    public readonly ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    /// <param name="url">The URL given at the start, or one of its <see cref="SignedUrl.VariantsOf"/>.</param>
    public void ReplaceUrl(string url)
    {
        _start = _fields - Encoding.UTF8.GetByteCount(url);
        Encoding.UTF8.GetBytes(url, _buffer.AsSpan(_start));
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
