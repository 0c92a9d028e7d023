using System.Globalization;
using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

/// <summary>Bodies that nobody would send. <c>TWILIOBOT_FUZZ</c> says how many (20,000 by default); the seed is fixed.</summary>
public sealed class TwilioFormFuzzTests
{
    private const string Url = "https://bot.example.com/api/sms";
    private const string Token = "a-token-of-nobody";

    private static readonly byte[][] Corpus =
    [
        .. SignatureVector.All.Values.Where(v => v.FormBody is not null).Select(v => Encoding.UTF8.GetBytes(v.FormBody!)),
        Encoding.ASCII.GetBytes("&&&=&%&%%&+=+&a=b=c&%zz=%"),
        [],
    ];

    private static readonly byte[][] Pieces =
    [
        .. new[] { "&", "=", "%", "+", "%00", "%ED%A0%80", "%F0%9F", "&Body=", "&Body", "&body=x", "%25", "\0", "\r\n", "😀" }
            .Select(Encoding.UTF8.GetBytes),
        [0xC0],
        [0xFF, 0xFE],
    ];

    private static int Rounds =>
        Environment.GetEnvironmentVariable("TWILIOBOT_FUZZ") is { Length: > 0 } n ? int.Parse(n, CultureInfo.InvariantCulture) : 20_000;

    [Fact]
    public void No_body_throws_and_all_that_is_accepted_can_be_signed_and_written_back()
    {
        var random = new Random(20261121);
        var accepted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var body = Mutate(random, Corpus[random.Next(Corpus.Length)]);
            var verdict = TwilioForm.TryParse(body, out var form);
            if (verdict != FormVerdict.Ok)
            {
                Assert.Empty(form);
                continue;
            }

            accepted++;
            _ = Webhook.Classify(form);
            Assert.Equal(form, TwilioForm.Parse(form.ToBytes()));
            Assert.Equal(SignatureVerdict.Valid, TwilioSignature.Verify(Url, form, TwilioSignature.Compute(Url, form, Token), Token));
            // Raw bytes are as long as a signature only by accident; none of them may be taken for one.
            Assert.NotEqual(SignatureVerdict.Valid, TwilioSignature.Verify(Url, form, Encoding.Latin1.GetString(body), Token));
        }

        Assert.InRange(accepted, Rounds / 2, Rounds);
    }

    private static byte[] Mutate(Random random, byte[] seed)
    {
        var body = seed.ToList();
        for (var n = random.Next(0, 8); n > 0; n--)
        {
            var at = random.Next(body.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < body.Count: body[at] = (byte)random.Next(256); break;
                case 1 when at < body.Count: body[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: body.RemoveRange(at, random.Next(body.Count - at + 1)); break;
                case 3: body.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
                case 4: body.AddRange(body.GetRange(at, Math.Min(200, body.Count - at))); break;
                case 5 when random.Next(50) == 0:
                    body.InsertRange(at, Enumerable.Repeat((byte)"&a%"[random.Next(3)], random.Next(70_000)));
                    break;
            }
        }

        return [.. body];
    }
}
