using System.Text;
using Newtonsoft.Json.Linq;
using static TwilioBot.Tests.Connector.TokenForge;
using static TwilioBot.Tests.Connector.TokenRows;

namespace TwilioBot.Tests.Connector;

/// <summary>Rows of the matrix that are not a channel's token with one thing changed: broken ones, doubled ones, the Emulator's, other bots'.</summary>
internal static class OtherTokenRows
{
    private const string OwnTenant = "11111111-2222-3333-4444-555555555555";
    private const string OtherTenant = "99999999-2222-3333-4444-555555555555";
    private const string OtherApp = "00000000-0000-0000-0000-000000000bad";

    public static IEnumerable<TokenRow> All(string trap) => [.. Headers(), .. Broken(), .. Doubled(), .. Emulators(trap), .. Bots()];

    private static IEnumerable<TokenRow> Headers()
    {
        foreach (var scheme in new[] { "Bearer", "bearer", "BEARER" })
        {
            yield return Raw($"scheme {scheme}", 200, () => $"{scheme} {Genuine()}");
        }
        foreach (var scheme in new[] { "Basic", "Token", "JWT", "Digest", "Bearer:", "Bearer=", "XBearer", "Bearer Bearer", "Bearer," })
        {
            yield return Raw($"scheme {scheme}", 401, () => $"{scheme} {Genuine()}");
        }
        yield return Raw("no scheme", 401, Genuine);
        yield return Raw("two blanks", 401, () => $"Bearer  {Genuine()}");
        yield return Raw("a tab", 401, () => $"Bearer\t{Genuine()}");
        yield return Raw("something after it", 401, () => $"Bearer {Genuine()} x");
        yield return Raw("something after a comma", 401, () => $"Bearer {Genuine()},x");
        yield return Raw("in quotes", 401, () => $"Bearer \"{Genuine()}\"");
        foreach (var text in new[] { "Bearer", "Bearer .", "Bearer ..", "Bearer ...", "Bearer x", "Bearer x.y", "Bearer x.y.z", "Bearer null", "Bearer undefined", "Bearer {}", "Basic dTpw", "nonsense", "Bearer e30.e30.", "Bearer e30.e30.e30" })
        {
            yield return Raw($"header '{text}'", 401, () => text);
        }
        yield return new TokenRow("no header", () => [], 401, 401);
        foreach (var size in new[] { 1_000, 8_000, 20_000 })
        {
            yield return Raw($"{size} characters of nothing", 401, () => "Bearer " + new string('a', size));
            yield return Raw($"{size} characters in three parts", 401, () => $"Bearer {new string('a', size / 3)}.{new string('a', size / 3)}.{new string('a', size / 3)}");
            yield return Raw($"{size} dots", 401, () => "Bearer " + new string('.', size));
        }
        yield return Channel("10,000 characters more in a claim", true, claims => claims["more"] = new string('x', 10_000));
    }

    private static IEnumerable<TokenRow> Broken()
    {
        yield return Token("four parts", false, () => Genuine() + ".e30");
        yield return Token("five parts, as an encrypted token has", false, () => $"{Encode("""{"alg":"RSA-OAEP","enc":"A128GCM"}""")}.AAAA.AAAA.AAAA.AAAA");
        yield return Token("five parts around a genuine one", false, () => Genuine() + ".AAAA.AAAA");
        yield return Token("a token in a token, signed", false, () => Sign(Text(With(Header(), "cty", "JWT")), Genuine(), Endorsed));
        yield return Token("a token in a token, unmarked", false, () => Sign(Text(Header()), Genuine(), Endorsed));
        yield return Token("a token in a token, as a string", false, () => Sign(Text(Header()), $"\"{Genuine()}\"", Endorsed));
        foreach (var padding in new[] { "=", "==", "%3D" })
        {
            yield return Token($"'{padding}' at its end", false, () => Genuine() + padding);
        }
        foreach (var part in Enumerable.Range(0, 3))
        {
            yield return Token($"part {part} empty", false, () => Change(part, _ => ""));
            yield return Token($"part {part} cut", false, () => Change(part, text => text[..^4]));
            yield return Token($"part {part} longer", false, () => Change(part, text => text + "AAAA"));
            yield return Token($"part {part} twice", false, () => Change(part, text => text + text));
            yield return Token($"part {part} with a plus", false, () => Change(part, text => "+" + text[1..]));
            yield return Token($"part {part} with a slash", false, () => Change(part, text => "/" + text[1..]));
            yield return Token($"part {part} padded", false, () => Change(part, text => text + "="));
            yield return Token($"part {part} reversed", false, () => Change(part, text => new string([.. text.Reverse()])));
            foreach (var eighth in Enumerable.Range(0, 8))
            {
                yield return Token($"part {part} changed at {eighth}/8", false, () => Change(part, text => Flip(text, text.Length * eighth / 8)));
            }
        }
        foreach (var (name, header) in new[]
        {
            ("alg twice", """{"alg":"none","alg":"RS256","kid":"endorsed"}"""), ("kid twice", """{"alg":"RS256","kid":"unknown","kid":"endorsed"}"""), ("a list", """["RS256"]"""), ("a string", "\"RS256\""),
            ("null", "null"), ("nothing", ""), ("cut", """{"alg":"RS256","kid":"endorsed"""), ("two objects", """{"alg":"RS256","kid":"endorsed"}{}"""), ("more after it", """{"alg":"RS256","kid":"endorsed"} x"""),
            ("a byte order mark", "\uFEFF{\"alg\":\"RS256\",\"kid\":\"endorsed\"}"), ("depth", $$"""{"alg":"RS256","kid":"endorsed","x":{{new string('[', 500)}}{{new string(']', 500)}}}"""),
        })
        {
            yield return Token($"header is {name}", false, () => Sign(header, Text(ChannelClaims()), Endorsed));
        }
        foreach (var (name, change) in new (string, Func<string, string>)[]
        {
            ("aud twice", text => text.Replace("\"aud\"", $"\"aud\":\"{OtherApp}\",\"aud\"", StringComparison.Ordinal)), ("iss twice", text => text.Replace("\"iss\"", "\"iss\":\"x\",\"iss\"", StringComparison.Ordinal)),
            ("exp twice", text => text.Replace("\"exp\"", "\"exp\":1,\"exp\"", StringComparison.Ordinal)), ("serviceurl twice", text => text.Replace("\"serviceurl\"", "\"serviceurl\":\"x\",\"serviceurl\"", StringComparison.Ordinal)),
            ("a list", text => $"[{text}]"), ("nothing", _ => ""), ("null", _ => "null"), ("a number", _ => "42"), ("cut", text => text[..^1]), ("two objects", text => text + "{}"), ("a byte order mark", text => "\uFEFF" + text),
            ("depth", text => text[..^1] + ",\"x\":" + new string('[', 500) + new string(']', 500) + "}"), ("empty", _ => "{}"),
        })
        {
            yield return Token($"payload is {name}", false, () => Sign(Text(Header()), change(Text(ChannelClaims())), Endorsed));
        }
        yield return Token("payload is not UTF-8", false, () => SignParts(Encode(Text(Header())), System.Buffers.Text.Base64Url.EncodeToString([.. Encoding.UTF8.GetBytes(Text(ChannelClaims()))[..^1], 0x2C, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D]), Endorsed));
    }

    private static IEnumerable<TokenRow> Doubled()
    {
        yield return new TokenRow("two headers, the same", () => Enumerable.Repeat($"Bearer {Genuine()}", 2).ToArray(), 401, 401);
        yield return new TokenRow("two headers, the second forged", () => [$"Bearer {Genuine()}", "Bearer x.y.z"], 401, 401);
        yield return new TokenRow("two headers, the first forged", () => ["Bearer x.y.z", $"Bearer {Genuine()}"], 401, 401);
        yield return new TokenRow("two headers, Basic first", () => ["Basic dTpw", $"Bearer {Genuine()}"], 401, 401);
        yield return Raw("two tokens with a comma", 401, () => $"Bearer {Genuine()}, Bearer {Genuine()}");
        yield return Raw("two tokens with a blank", 401, () => $"Bearer {Genuine()} {Genuine()}");
        yield return Raw("two tokens with a dot", 401, () => $"Bearer {Genuine()}.{Genuine()}");
        yield return Raw("two tokens with nothing between", 401, () => $"Bearer {Genuine()}{Genuine()}");
    }

    private static IEnumerable<TokenRow> Emulators(string trap)
    {
        string[] tenants = [WellKnownTenant, "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];
        foreach (var tenant in tenants)
        {
            yield return Emulated($"tenant {tenant}, version 1", true, () => EmulatorClaims($"https://sts.windows.net/{tenant}/"));
            yield return Emulated($"tenant {tenant}, version 2", true, () => EmulatorClaims($"https://login.microsoftonline.com/{tenant}/v2.0", "2.0"));
            yield return Emulated($"tenant {tenant}, and tid says so", true, () => With(EmulatorClaims($"https://sts.windows.net/{tenant}/"), "tid", tenant));
            yield return Emulated($"tenant {tenant}, tid another", false, () => With(EmulatorClaims($"https://sts.windows.net/{tenant}/"), "tid", OtherTenant));
            yield return Emulated($"tenant {tenant}, tid another, version 2", false, () => With(EmulatorClaims($"https://login.microsoftonline.com/{tenant}/v2.0", "2.0"), "tid", OtherTenant));
        }
        yield return Emulated("own tenant, version 1", true, () => With(EmulatorClaims($"https://sts.windows.net/{OwnTenant}/"), "tid", OwnTenant));
        yield return Emulated("own tenant, version 2", true, () => With(EmulatorClaims($"https://login.microsoftonline.com/{OwnTenant}/v2.0", "2.0"), "tid", OwnTenant));
        foreach (var tid in new[] { null, "", OtherTenant, OwnTenant.Replace("-", "", StringComparison.Ordinal), "{" + OwnTenant + "}", " " + OwnTenant, "common", "evil", "..", OwnTenant + "/" })
        {
            yield return Emulated($"own tenant, tid '{tid ?? "absent"}'", false, () => With(EmulatorClaims($"https://sts.windows.net/{OwnTenant}/"), "tid", tid));
            yield return Emulated($"own tenant, version 2, tid '{tid ?? "absent"}'", false, () => With(EmulatorClaims($"https://login.microsoftonline.com/{OwnTenant}/v2.0", "2.0"), "tid", tid));
        }
        foreach (var issuer in new[] { "https://sts.windows.net/evil/", $"https://sts.windows.net/{OwnTenant}", $"http://sts.windows.net/{OwnTenant}/", $"https://sts.windows.net.evil.example/{OwnTenant}/", $"https://login.microsoftonline.com/{OwnTenant}/", $"https://login.microsoftonline.com/{OwnTenant}/v2.0/", $"https://login.microsoftonline.com/{OwnTenant}/V2.0", trap })
        {
            yield return Emulated($"issuer '{issuer}'", false, () => With(EmulatorClaims(issuer), "tid", OwnTenant));
        }
        foreach (var version in new JToken?[] { null, "", "3.0", "1", "2", 1, JValue.CreateNull() })
        {
            // A version that says nothing counts as the first: so the Bot Framework has it.
            var accepted = version is JValue { Value: "" or null };
            yield return Emulated($"ver {(version is null ? "absent" : Text(version))}", accepted, () => With(EmulatorClaims(), "ver", version));
        }
        foreach (var app in new[] { null, "", OtherApp, AppId.ToUpperInvariant(), AppId + " ", "*" })
        {
            yield return Emulated($"appid '{app ?? "absent"}'", false, () => With(EmulatorClaims(), "appid", app));
            yield return Emulated($"azp '{app ?? "absent"}'", false, () => With(EmulatorClaims($"https://login.microsoftonline.com/{WellKnownTenant}/v2.0", "2.0"), "azp", app));
        }
        yield return Emulated("appid in version 2", false, () => With(With(EmulatorClaims($"https://login.microsoftonline.com/{WellKnownTenant}/v2.0", "2.0"), "azp", null), "appid", AppId));
        yield return Emulated("ended", false, () => With(EmulatorClaims(), "exp", Now - 400));
        yield return Emulated("not begun", false, () => With(EmulatorClaims(), "nbf", Now + 400));
        yield return Token("Emulator: key of a channel", false, () => Sign(Header(), EmulatorClaims(), Endorsed));
        yield return Token("Emulator: key of nobody", false, () => Sign(Header("emulator-key"), EmulatorClaims(), Foreign));
        yield return Token("Emulator: key unknown", false, () => Sign(Header("unknown"), EmulatorClaims(), Emulator));
        yield return Token("Emulator: unsigned", false, () => Unsigned(Header(algorithm: "none"), EmulatorClaims()) + ".");
    }

    private static IEnumerable<TokenRow> Bots()
    {
        foreach (var issuer in new[] { $"https://sts.windows.net/{WellKnownTenant}/", $"https://sts.windows.net/{OwnTenant}/" })
        {
            yield return Token($"another bot from {issuer}", false, () => Sign(Header("emulator-key"), With(With(EmulatorClaims(issuer), "appid", OtherApp), "tid", OwnTenant), Emulator));
        }
        yield return Token("another bot, version 2", false, () => Sign(Header("emulator-key"), With(EmulatorClaims($"https://login.microsoftonline.com/{WellKnownTenant}/v2.0", "2.0"), "azp", OtherApp), Emulator));
        yield return Token("an anonymous bot", false, () => Sign(Header("emulator-key"), With(EmulatorClaims(), "appid", "AnonymousSkill"), Emulator));
        yield return Token("another bot with a channel's issuer", false, () => Sign(Header(), With(With(ChannelClaims(), "ver", "1.0"), "appid", OtherApp), Endorsed));
    }

    private static TokenRow Emulated(string name, bool accepted, Func<JObject> claims) =>
        new($"Emulator: {name}", () => [$"Bearer {Sign(Header("emulator-key"), claims(), Emulator)}"], accepted ? 200 : 401, 401);

    private static TokenRow Raw(string name, int status, Func<string> header) => new(name, () => [header()], status, status);

    private static string Genuine() => Sign(Header(), ChannelClaims(), Endorsed);

    private static string Change(int part, Func<string, string> change)
    {
        var parts = Genuine().Split('.');
        parts[part] = change(parts[part]);
        return string.Join('.', parts);
    }

    // Away from the last characters of a part, whose low bits mean nothing.
    private static string Flip(string text, int at) => $"{text[..at]}{(text[at] == 'Q' ? 'R' : 'Q')}{text[(at + 1)..]}";
}
