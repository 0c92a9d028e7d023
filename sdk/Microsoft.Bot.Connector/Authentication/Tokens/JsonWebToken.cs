using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// A signed token as it is written (RFC 7515, 7519): read strictly, believed not at all. Encrypted and nested tokens, members that
/// are named twice and anything oversized are not tokens here.
/// </summary>
internal sealed class JsonWebToken
{
    private const int LongestToken = 32 * 1024;

    private readonly JObject _header;
    private readonly JObject _payload;

    private JsonWebToken(JObject header, JObject payload, byte[] signed, byte[] signature)
    {
        _header = header;
        _payload = payload;
        Signed = signed;
        Signature = signature;
    }

    public string Algorithm => _header["alg"] is JValue { Value: string text } ? text : null;

    public string KeyId => _header["kid"] is JValue { Value: string text } ? text : null;

    public string Issuer => _payload["iss"] is JValue { Value: string text } ? text : null;

    /// <summary>What the signature is over.</summary>
    public byte[] Signed { get; }

    public byte[] Signature { get; }

    /// <summary>The claims, under the names that the token gives them; each says the token's issuer.</summary>
    public IEnumerable<Claim> Claims
        => _payload.Properties().SelectMany(member => member.Value is JArray values
            ? values.Select(value => ToClaim(member.Name, value))
            : [ToClaim(member.Name, member.Value)]);

    public static bool TryRead(string text, out JsonWebToken token)
    {
        token = null;
        if (text is not { Length: > 0 and <= LongestToken } || text.Split('.') is not { Length: 3 } parts)
        {
            return false;
        }

        if (!TryReadObject(parts[0], out var header)
            || !TryReadObject(parts[1], out var payload)
            || !TryDecode(parts[2], out var signature))
        {
            return false;
        }

        // "crit" asks for rules that this reader does not know (RFC 7515, 4.1.11); a content type of JWT nests another token.
        if (header["crit"] != null
            || header["enc"] != null
            || (header["cty"] is JValue { Value: string kind } && kind.Equals("JWT", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        token = new JsonWebToken(header, payload, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
        return true;
    }

    /// <summary>The token of an Authorization header, <c>Bearer xxx</c>.</summary>
    public static bool TryReadHeader(string authHeader, out JsonWebToken token)
    {
        token = null;
        return JwtTokenValidation.IsValidTokenFormat(authHeader) && TryRead(authHeader.Split(' ')[1], out token);
    }

    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = null;
        if (text == null || text.Contains('=') || !Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    /// <summary>A claim that is a time, in seconds since 1970; null when it is not there, false when it is no time.</summary>
    public bool TryGetTime(string name, out DateTimeOffset? time)
    {
        time = null;
        var value = _payload[name];
        if (value == null)
        {
            return true;
        }

        if (value.Type is not (JTokenType.Integer or JTokenType.Float) || (double)value is not (> 0 and < 253402300799d))
        {
            return false;
        }

        time = DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor((double)value));
        return true;
    }

    private static bool TryReadObject(string part, out JObject members)
    {
        members = null;
        if (!TryDecode(part, out var bytes))
        {
            return false;
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };
            members = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            return !reader.Read();
        }
        catch (Exception error) when (error is JsonException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private Claim ToClaim(string name, JToken value)
        => new(name, value is JValue plain ? plain.ToString(CultureInfo.InvariantCulture) : value.ToString(Formatting.None), null, Issuer);
}
