using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class TwilioConversationTests
{
    // Far more pairs than are remembered, from several threads: whatever takes whose place, each gets its own.
    [Fact]
    public void Each_pair_has_the_id_that_its_two_addresses_make() => Parallel.For(0, 4, _ =>
    {
        for (var i = 0; i < 5000; i++)
        {
            var theirs = string.Create(CultureInfo.InvariantCulture, $"+1202555{i:d4}");

            Assert.Equal(Expected("+15005550006", theirs), TwilioConversation.IdOf("+15005550006", theirs));
            Assert.Equal(Expected(theirs, "+15005550006"), TwilioConversation.IdOf(theirs, "+15005550006"));
            Assert.Equal(Expected("+15005550006", theirs), TwilioConversation.IdOf("+15005550006", theirs));
        }
    });

    private static string Expected(string ours, string theirs) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(ours + "\n" + theirs)).AsSpan(0, 16));
}
