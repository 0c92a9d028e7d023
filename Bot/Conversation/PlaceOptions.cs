using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using TwilioBot.Dialogs;

namespace TwilioBot.Conversation;

/// <summary>The configuration section <c>Conversation:Place</c>: where the bot says it is.</summary>
public sealed class PlaceOptions
{
    /// <summary>What the place is called.</summary>
    [Required(ErrorMessage = "Conversation:Place:Name is empty. Say what the bot's place is called, or remove Conversation:Place.")]
    public string Name { get; set; } = BotPlace.Default.Name;

    /// <summary>Postal address, in one line; may be empty.</summary>
    public string Address { get; set; } = BotPlace.Default.Address;

    /// <summary>Degrees, north positive.</summary>
    [Range(-90.0, 90.0, ErrorMessage = "Conversation:Place:Latitude must be between -90 and 90 degrees.")]
    public double Latitude { get; set; } = BotPlace.Default.Latitude;

    /// <summary>Degrees, east positive.</summary>
    [Range(-180.0, 180.0, ErrorMessage = "Conversation:Place:Longitude must be between -180 and 180 degrees.")]
    public double Longitude { get; set; } = BotPlace.Default.Longitude;

    /// <summary>Checks the attributes above, and says their sentences without the framework's words around them.</summary>
    internal sealed class Validator : IValidateOptions<PlaceOptions>
    {
        public ValidateOptionsResult Validate(string? name, PlaceOptions options)
        {
            var wrong = new List<ValidationResult>();
            return System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(result => result.ErrorMessage!));
        }
    }

    internal BotPlace ToPlace() => new(Name, Address, Latitude, Longitude);
}
