using System.Buffers;
using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>Lends Newtonsoft's readers and writers their buffers.</summary>
internal sealed class JsonChars : IArrayPool<char>
{
    public static readonly JsonChars Pool = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
