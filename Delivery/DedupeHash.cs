using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TwilioBot.Delivery;

/// <summary>
/// What stays of a message or a status callback whose row is gone, so that a repeat is known as one: 16 bytes that say
/// nothing to anybody without the key.
/// </summary>
/// <param name="key">The database's own random key.</param>
internal sealed class DedupeHash(byte[] key)
{
    public const int KeyBytes = 32, Bytes = 16;

    public byte[] OfMessage(string tenant, string accountSid, string messageSid) => Of("message", tenant, accountSid, messageSid);

    public byte[] OfStatus(string tenant, string messageSid, string status, int errorCode) =>
        Of("status", tenant, messageSid, status, errorCode.ToString(CultureInfo.InvariantCulture));

    // No part can hold a line feed and pass for two: none of these comes with one from Twilio, and the number of parts is fixed.
    private byte[] Of(params string[] parts) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', parts)))[..Bytes];
}
