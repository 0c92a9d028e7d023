namespace TwilioBot.Tests.Kills;

/// <summary>Starts one bot after the other and kills it at a moment that matters.</summary>
internal sealed class Killer(Storm storm, Random random)
{
    private readonly Moments _moments = new(storm);

    /// <summary>Starts a bot, waits for a random moment of its life, ends it then, and says which moment it was.</summary>
    /// <param name="textsPerLife">How many texts should be taken, on the average, before the moment comes.</param>
    public async Task<string> KillOneAsync(double textsPerLife)
    {
        await using var bot = storm.Launch();
        string told;
        // One in ten dies before it is ready.
        if (random.Next(10) == 0)
        {
            var looks = random.Next(1, 40);
            told = $"while starting, at look {looks}";
            await storm.UntilReadyAsync(bot, () =>
            {
                if (--looks == 0) bot.Kill();
            });
            if (!bot.HasExited) bot.Kill();
        }
        else
        {
            if (!await storm.UntilReadyAsync(bot)) Assert.Fail("The bot ended by itself: " + await bot.ErrorsAsync());
            var moment = Moments.Any(random);
            var nth = random.Next(1, 1 + (int)Math.Max(1, 2 * textsPerLife));
            told = $"{moment} for the {nth}. time";
            await storm.BringsAboutAsync(_moments.AtAsync(moment, nth, bot.Kill));
        }
        storm.NoteDeath();
        return told;
    }
}
