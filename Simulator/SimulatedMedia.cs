namespace TwilioBot.Simulator;

/// <summary>A picture or file of a message.</summary>
/// <param name="Sid"><c>ME…</c>.</param>
/// <param name="ContentType">Its media type; a guess from the address until it has been fetched.</param>
/// <param name="DateCreated">When the simulator first saw it.</param>
public sealed record SimulatedMedia(string Sid, string ContentType, DateTimeOffset DateCreated)
{
    /// <summary>The bytes; null when they were not fetched: the simulator fetches from the local machine only.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Where the bot said it lies; null for what people sent.</summary>
    public string? SourceUrl { get; init; }
}

/// <summary>A file that a person attaches.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">Its media type, for example <c>image/jpeg</c>.</param>
public sealed record SimulatedFile(ReadOnlyMemory<byte> Content, string ContentType);

/// <summary>A place on earth.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Name">What it is called, if it has a name.</param>
/// <param name="Address">Its address, if known.</param>
public sealed record SimulatedPlace(double Latitude, double Longitude, string? Name = null, string? Address = null);
