using Microsoft.Extensions.Options;
using TwilioBot.Dialogs;

namespace TwilioBot.Conversation;

/// <summary>The configuration section <c>Conversation:Place</c>: where the bot says it is.</summary>
public sealed class PlaceOptions
{
    /// <summary>What the place is called.</summary>
    public string Name { get; set; } = BotPlace.Default.Name;

    /// <summary>Postal address, in one line; may be empty.</summary>
    public string Address { get; set; } = BotPlace.Default.Address;

    /// <summary>Degrees, north positive.</summary>
    public double Latitude { get; set; } = BotPlace.Default.Latitude;

    /// <summary>Degrees, east positive.</summary>
    public double Longitude { get; set; } = BotPlace.Default.Longitude;

    /// <summary>Checks that the place has a name and lies on the globe.</summary>
    internal sealed class Validator : IValidateOptions<PlaceOptions>
    {
        public ValidateOptionsResult Validate(string? name, PlaceOptions options)
        {
            var wrong = new List<string>();
            if (string.IsNullOrWhiteSpace(options.Name))
            {
                wrong.Add("Conversation:Place:Name is empty. Say what the bot's place is called, or remove Conversation:Place.");
            }
            if (options.Latitude is not (>= -90 and <= 90))
            {
                wrong.Add("Conversation:Place:Latitude must be between -90 and 90 degrees.");
            }
            if (options.Longitude is not (>= -180 and <= 180))
            {
                wrong.Add("Conversation:Place:Longitude must be between -180 and 180 degrees.");
            }
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
    }

    internal BotPlace ToPlace() => new(Name, Address, Latitude, Longitude);
}
