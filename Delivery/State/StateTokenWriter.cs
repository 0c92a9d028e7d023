using Newtonsoft.Json.Linq;

namespace TwilioBot.Delivery.State;

/// <summary>Stops at the depth that reading stops at, before a long chain of objects exhausts the stack.</summary>
internal sealed class StateTokenWriter : JTokenWriter
{
    public override void WriteStartObject()
    {
        CheckDepth();
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        CheckDepth();
        base.WriteStartArray();
    }

    private void CheckDepth()
    {
        if (Top > StateSerializer.MaxDepth)
        {
            throw StateSerializerDepth.TooDeep();
        }
    }
}
