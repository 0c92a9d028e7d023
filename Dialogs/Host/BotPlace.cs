namespace TwilioBot.Dialogs;

/// <summary>Where the bot says it is.</summary>
/// <param name="Name">What the place is called.</param>
/// <param name="Address">Its postal address, in one line.</param>
/// <param name="Latitude">Degrees, north positive.</param>
/// <param name="Longitude">Degrees, east positive.</param>
public sealed record BotPlace(string Name, string Address, double Latitude, double Longitude)
{
    public static readonly BotPlace Default = new("Twilio Inc", "375 Beale St, San Francisco, CA 94105", 37.7879277, -122.3937508);
}
