using Microsoft.Bot.Builder;

namespace TwilioBot.Dialogs;

/// <summary>What the bot remembers of the person it talks to. Kept in <see cref="UserState"/>, saved by the bot when the turn ends.</summary>
public sealed class People(UserState state)
{
    private readonly IStatePropertyAccessor<PersonProfile> _profiles = state.CreateProperty<PersonProfile>(nameof(PersonProfile));

    /// <summary>The person's profile; changes to it are kept.</summary>
    public Task<PersonProfile> ProfileAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        _profiles.GetAsync(turn, () => new PersonProfile(), cancellationToken);

    /// <summary>The language to answer in: the one last used, else the one that the channel reports.</summary>
    public async Task<string> LanguageAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var profile = await ProfileAsync(turn, cancellationToken);
        return profile.Language ?? Languages.Of(turn.Activity.Locale);
    }
}
