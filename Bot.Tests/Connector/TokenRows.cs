using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using static TwilioBot.Tests.Connector.TokenForge;

namespace TwilioBot.Tests.Connector;

/// <summary>The rows: channel tokens that depart from a genuine one in one thing each. <see cref="OtherTokenRows"/> has the other kinds.</summary>
internal static class TokenRows
{
    private const string OtherTenant = "99999999-2222-3333-4444-555555555555";

    private static readonly (string Name, HashAlgorithmName Hash)[] Allowed =
        [("RS256", HashAlgorithmName.SHA256), ("RS384", HashAlgorithmName.SHA384), ("RS512", HashAlgorithmName.SHA512)];

    public static IReadOnlyList<TokenRow> All(string trap) =>
    [
        .. Algorithms(), .. Keys(trap), .. Issuers(trap), .. Audiences(), .. Times(), .. ServiceUrls(trap), .. Endorsements(),
        .. OtherTokenRows.All(trap),
    ];

    internal static TokenRow Channel(string name, bool accepted, Action<JObject> change) =>
        Token(name, accepted, () =>
        {
            var claims = ChannelClaims();
            change(claims);
            return Sign(Header(), claims, Endorsed);
        });

    internal static TokenRow Token(string name, bool accepted, Func<string> token) =>
        new(name, () => [$"Bearer {token()}"], accepted ? 200 : 401, accepted ? 200 : 401);

    private static IEnumerable<TokenRow> Algorithms()
    {
        foreach (var (name, hash) in Allowed)
        {
            yield return Token($"algorithm {name}", true, () => Sign(Header(algorithm: name), ChannelClaims(), Endorsed, hash));
            foreach (var said in Allowed.Select(allowed => allowed.Name).Where(said => said != name))
            {
                yield return Token($"algorithm {said} said, {name} signed", false, () => Sign(Header(algorithm: said), ChannelClaims(), Endorsed, hash));
            }
            var pss = "PS" + name[2..];
            yield return Token($"algorithm {pss}", false, () => Sign(Header(algorithm: pss), ChannelClaims(), Endorsed, hash, RSASignaturePadding.Pss));
            yield return Token($"algorithm {name} said, {pss} signed", false, () => Sign(Header(algorithm: name), ChannelClaims(), Endorsed, hash, RSASignaturePadding.Pss));
            yield return Token($"algorithm {pss} said, {name} signed", false, () => Sign(Header(algorithm: pss), ChannelClaims(), Endorsed, hash));

            var curve = "ES" + name[2..];
            yield return Token($"algorithm {curve}", false, () => Complete(Unsigned(Header("curve", curve), ChannelClaims()), signed => Curve.SignData(signed, hash)));
            yield return Token($"algorithm {name} said, {curve} signed", false, () => Complete(Unsigned(Header("curve", name), ChannelClaims()), signed => Curve.SignData(signed, hash)));
        }
        foreach (var (name, secret) in new (string, Func<byte[]>)[]
        {
            ("its public key as PEM", () => System.Text.Encoding.ASCII.GetBytes(Endorsed.ExportSubjectPublicKeyInfoPem())),
            ("its public key as DER", () => Endorsed.ExportSubjectPublicKeyInfo()),
            ("its public key as PKCS 1", () => Endorsed.ExportRSAPublicKey()),
            ("its modulus", () => Endorsed.ExportParameters(false).Modulus!),
            ("nothing", () => []),
        })
        {
            yield return Token($"algorithm HS256 over {name}", false, () => Complete(Unsigned(Header(algorithm: "HS256"), ChannelClaims()), signed => HMACSHA256.HashData(secret(), signed)));
            yield return Token($"algorithm HS512 over {name}", false, () => Complete(Unsigned(Header(algorithm: "HS512"), ChannelClaims()), signed => HMACSHA512.HashData(secret(), signed)));
            yield return Token($"algorithm RS256 said, HS256 over {name}", false, () => Complete(Unsigned(Header(), ChannelClaims()), signed => HMACSHA256.HashData(secret(), signed)));
        }
        foreach (var none in new[] { "none", "None", "NONE", "nOnE", "" })
        {
            yield return Token($"algorithm '{none}', no signature", false, () => Unsigned(Header(algorithm: none), ChannelClaims()) + ".");
            yield return Token($"algorithm '{none}', two parts", false, () => Unsigned(Header(algorithm: none), ChannelClaims()));
            yield return Token($"algorithm '{none}', signed", false, () => Sign(Header(algorithm: none), ChannelClaims(), Endorsed));
        }
        foreach (var odd in new[] { "rs256", "Rs256", "RS256 ", " RS256", "RS 256", "RS256\0", "RS1", "RS", "RSA", "RS2560", "RSA-OAEP", "EdDSA", "dir", "A128KW", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" })
        {
            yield return Token($"algorithm '{odd}'", false, () => Sign(Header(algorithm: odd), ChannelClaims(), Endorsed));
        }
        foreach (var odd in new JToken?[] { null, JValue.CreateNull(), 256, true, new JArray("RS256"), new JObject { ["name"] = "RS256" } })
        {
            yield return Token($"algorithm {odd?.Type.ToString() ?? "absent"}", false, () => Sign(With(Header(), "alg", odd), ChannelClaims(), Endorsed));
        }
    }

    private static IEnumerable<TokenRow> Keys(string trap)
    {
        yield return Token("key not named", true, () => Sign(With(Header(), "kid", null), ChannelClaims(), Endorsed));
        foreach (var odd in new[]
        {
            "", "unknown", "ENDORSED", "endorsed ", " endorsed", "endorsed\0", "*", "../../../etc/passwd", "file:///dev/null", "' OR 1=1 --", "endorsed' --", "emulator-key", "curve",
            "for-encryption", "for-facebook", "plain", "unendorsed", "{\"kid\":\"endorsed\"}", trap + "/key", new string('k', 2000),
        })
        {
            yield return Token($"key '{Short(odd)}' named, another signed", false, () => Sign(Header(odd), ChannelClaims(), Endorsed));
        }
        foreach (var (name, key) in new (string, RSA)[] { ("endorsed", Foreign), ("endorsed", Emulator), ("endorsed", Plain), ("foreign", Foreign), ("too-short", TooShort), ("for-encryption", ForEncryption), ("emulator-key", Emulator) })
        {
            yield return Token($"key {name} named, signed with number {Array.IndexOf([Foreign, Emulator, Plain, TooShort, ForEncryption], key)}", false, () => Sign(Header(name), ChannelClaims(), key));
        }
        yield return Token("key not named, foreign", false, () => Sign(With(Header(), "kid", null), ChannelClaims(), Foreign));
        yield return Token("key not named, too short", false, () => Sign(With(Header(), "kid", null), ChannelClaims(), TooShort));
        foreach (var (member, value) in new (string, Func<JToken>)[]
        {
            ("jwk", () => PublicKey(Foreign, "endorsed")), ("jku", () => trap + "/keys"), ("x5u", () => trap + "/certificate"),
            ("x5c", () => new JArray(Convert.ToBase64String(Foreign.ExportSubjectPublicKeyInfo()))), ("x5t", () => "AAAA"), ("iss", () => trap),
        })
        {
            yield return Token($"header {member}, foreign key", false, () => Sign(With(Header(), member, value()), ChannelClaims(), Foreign));
            yield return Token($"header {member}, foreign key that it names", false, () => Sign(With(Header("foreign"), member, value()), ChannelClaims(), Foreign));
            yield return Token($"header {member}, no key named", false, () => Sign(With(With(Header(), "kid", null), member, value()), ChannelClaims(), Foreign));
            yield return Token($"header {member} beside a genuine signature", true, () => Sign(With(Header(), member, value()), ChannelClaims(), Endorsed));
        }
        foreach (var (member, value) in new (string, JToken)[] { ("crit", new JArray("exp")), ("crit", new JArray()), ("enc", "A128GCM"), ("cty", "JWT"), ("cty", "jwt") })
        {
            yield return Token($"header {member} {Text(value)}", false, () => Sign(With(Header(), member, value), ChannelClaims(), Endorsed));
        }
    }

    private static IEnumerable<TokenRow> Issuers(string trap)
    {
        foreach (var issuer in new[]
        {
            "", " ", "https://api.botframework.com/", "http://api.botframework.com", "HTTPS://API.BOTFRAMEWORK.COM", "https://API.botframework.com", "https://api.botframework.com ",
            " https://api.botframework.com", "https://api.botframework.com:443", "https://api.botframework.com.evil.example", "https://evil.example/api.botframework.com",
            "https://api.botframework.com@evil.example", "https://api.botframework.com#", "https://api.botframework.com?", "https://api.botframework.com\0", "api.botframework.com",
            "https://api.botframework.us", "https://api.botframew\u043Erk.com", "https://api\u3002botframework.com", "https://botframework.com", "https://login.botframework.com",
            "https://sts.windows.net/", $"https://sts.windows.net/{WellKnownTenant}/", $"https://sts.windows.net/{OtherTenant}/", $"https://login.microsoftonline.com/{WellKnownTenant}/v2.0",
            "https://login.microsoftonline.com/common/v2.0", "*", "null",
        })
        {
            yield return Channel($"issuer '{issuer}'", false, claims => claims["iss"] = issuer);
        }
        yield return Channel("issuer that listens", false, claims => claims["iss"] = trap);
        foreach (var odd in Odd(ChannelIssuer)) yield return Channel($"issuer {Kind(odd)}", false, claims => With(claims, "iss", odd));
    }

    private static IEnumerable<TokenRow> Audiences()
    {
        foreach (var audience in new[]
        {
            "", " ", "*", "null", "00000000-0000-0000-0000-000000000000", AppId + " ", " " + AppId, AppId + "/", AppId + "\0", AppId.ToUpperInvariant(), AppId[..^1], AppId + "0", "{" + AppId + "}",
            AppId.Replace("-", "", StringComparison.Ordinal), "api://" + AppId, "api://botid-" + AppId, "https://api.botframework.com", $"{AppId},{AppId}", $"[\"{AppId}\"]", "https://bot.example.com/api/messages",
        })
        {
            yield return Channel($"audience '{audience}'", false, claims => claims["aud"] = audience);
        }
        yield return Channel("audience absent", false, claims => claims.Remove("aud"));
        foreach (var odd in new JToken[] { JValue.CreateNull(), 7, true, new JObject { ["id"] = AppId }, new JArray(), new JArray("another", AppId), new JArray((object)new JArray(AppId)), new JArray(JValue.CreateNull()) })
        {
            yield return Channel($"audience {Text(odd)}", false, claims => claims["aud"] = odd);
        }
        yield return Channel("audience list with this bot alone", true, claims => claims["aud"] = new JArray(AppId));
        yield return Channel("audience in a claim with another name", false, claims => { claims.Remove("aud"); claims["AUD"] = AppId; });
    }

    private static IEnumerable<TokenRow> Times()
    {
        foreach (var (seconds, accepted) in new[] { (86400, true), (60, true), (1, true), (-1, true), (-60, true), (-240, true), (-280, true), (-301, false), (-302, false), (-360, false), (-3600, false), (-86400, false), (-31_536_000, false) })
        {
            yield return Channel($"ends {seconds} s from now", accepted, claims => claims["exp"] = Now + seconds);
        }
        foreach (var (seconds, accepted) in new[] { (-31_536_000, true), (-60, true), (0, true), (60, true), (240, true), (280, true), (330, false), (600, false), (3600, false), (86400, false) })
        {
            yield return Channel($"begins {seconds} s from now", accepted, claims => { claims["nbf"] = Now + seconds; claims["exp"] = Now + 100_000; });
        }
        yield return Channel("no beginning", true, claims => claims.Remove("nbf"));
        yield return Channel("no end", false, claims => claims.Remove("exp"));
        foreach (var name in new[] { "exp", "nbf" })
        {
            foreach (var odd in new JToken[] { JValue.CreateNull(), "4102444800", "tomorrow", true, -1, 0, 1e300, new JArray(4102444800), new JObject { ["time"] = 4102444800 }, 99999999999999 })
            {
                yield return Channel($"{name} {odd.Type} {Text(odd)}", false, claims => claims[name] = odd);
            }
            yield return Channel($"{name} with a fraction", true, claims => claims[name] = (double)(Now + (name == "exp" ? 100 : -100)) + 0.5);
        }
        yield return Channel("ends before it begins, long ago", false, claims => { claims["nbf"] = Now - 1000; claims["exp"] = Now - 2000; });
        yield return Channel("issued tomorrow", true, claims => claims["iat"] = Now + 86400);
    }

    private static IEnumerable<TokenRow> ServiceUrls(string trap)
    {
        foreach (var claimed in new[]
        {
            "", " ", "https://service.example", "https://service.example/", "https://service.example/amer", "https://service.example/amer//", "http://service.example/amer/", "https://service.example:443/amer/",
            "https://service.example:444/amer/", "https://service.example.evil.example/amer/", "https://evil.example/amer/", "https://user@service.example/amer/", "https://service.example@evil.example/amer/",
            "https://service.example/amer/?x", "https://service.example/amer/#x", "https://service.example/emea/", "https://service.example/amer/../amer/", "https://s\u0435rvice.example/amer/", "https://xn--srvice-2of.example/amer/",
            "https://10.0.0.1/amer/", "https://[::1]/amer/", "https://smba.infra.gov.teams.microsoft.us/amer/", "//service.example/amer/", "service.example/amer/", " https://service.example/amer/", "https://service.example/amer/ ", "*", trap,
        })
        {
            yield return Channel($"service of the token '{claimed}'", false, claims => claims["serviceurl"] = claimed);
            yield return Channel($"service of the activity '{claimed}'", false, _ => { }) with { Activity = new JObject { ["serviceUrl"] = claimed } };
        }
        yield return Channel("service in other letters", true, claims => claims["serviceurl"] = "HTTPS://SERVICE.example/AMER/");
        yield return Channel("service under another name", false, claims => { claims.Remove("serviceurl"); claims["serviceUrl"] = ServiceUrl; });
        yield return Channel("service of the activity absent", false, _ => { }) with { Activity = new JObject { ["serviceUrl"] = null } };
        foreach (var odd in Odd(ServiceUrl).Where(odd => odd is not JArray { First: JValue { Value: ServiceUrl } }))
        {
            yield return Channel($"service of the token {Kind(odd)}", false, claims => With(claims, "serviceurl", odd));
        }
        foreach (var both in new[] { "http://service.example/", "ftp://service.example/", "file:///etc/passwd", "javascript:alert(1)", "https://user:pass@service.example/", "service.example", "/amer/", "https://", "http://10.0.0.1/", "urn:botframework:websocket:x", "gopher://127.0.0.1/" })
        {
            yield return Channel($"service of both '{both}'", false, claims => claims["serviceurl"] = both) with { Activity = new JObject { ["serviceUrl"] = both } };
        }
        yield return Channel("service of both on this machine", true, claims => claims["serviceurl"] = "http://127.0.0.1:9/") with { Activity = new JObject { ["serviceUrl"] = "http://127.0.0.1:9/" } };
    }

    private static IEnumerable<TokenRow> Endorsements()
    {
        (string Name, RSA Key, string[] Channels)[] keys =
        [
            ("endorsed", Endorsed, ["webchat", "emulator", "msteams", "directline"]), ("for-facebook", ForFacebook, ["facebook"]), ("unendorsed", Unendorsed, []),
        ];
        foreach (var (name, key, endorsed) in keys)
        {
            foreach (var channel in new[] { "webchat", "emulator", "msteams", "directline", "facebook", "telegram", "WebChat", "webchat ", "*", "twilio-sms" })
            {
                var signed = Token($"channel '{channel}', key {name}", endorsed.Contains(channel), () => Sign(Header(name), ChannelClaims(), key));
                yield return signed with { Activity = new JObject { ["channelId"] = channel } };
                var unnamed = Token($"channel '{channel}', key {name} not named", endorsed.Contains(channel), () => Sign(With(Header(), "kid", null), ChannelClaims(), key));
                yield return unnamed with { Activity = new JObject { ["channelId"] = channel } };
            }
        }
        yield return Token("key without a list of endorsements", true, () => Sign(Header("plain"), ChannelClaims(), Plain));
        foreach (var channel in new JValue[] { JValue.CreateNull(), new("") })
        {
            yield return Channel($"channel {channel.Type}", false, _ => { }) with { Activity = new JObject { ["channelId"] = channel } };
        }
    }

    internal static JObject With(JObject members, string name, JToken? value)
    {
        if (value is null) members.Remove(name);
        else members[name] = value;
        return members;
    }

    private static JToken?[] Odd(string genuine) =>
        [null, JValue.CreateNull(), 7, true, new JObject { ["url"] = genuine }, new JArray(), new JArray(genuine), new JArray(genuine, genuine), new JArray("x", genuine)];

    private static string Kind(JToken? odd) => odd is null ? "absent" : Text(odd);

    private static string Short(string text) => text.Length > 40 ? $"{text[..10]}… ({text.Length})" : text;
}
