using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>
/// Gives an object's beginning a second time: whoever had to look at its first member can still have it read as a whole.
/// </summary>
internal sealed class StateReaderAhead : JsonReader
{
    private readonly JsonReader _rest;
    private bool _hasGivenFirst;

    /// <param name="rest">Stands on the first member's name, or on the end of an object without members.</param>
    public StateReaderAhead(JsonReader rest)
    {
        _rest = rest;
        MaxDepth = StateSerializer.MaxDepth;
        SetToken(JsonToken.StartObject);
    }

    public override bool Read()
    {
        if (_hasGivenFirst && !_rest.Read())
        {
            return false;
        }
        _hasGivenFirst = true;
        SetToken(_rest.TokenType, _rest.Value);
        return true;
    }
}
