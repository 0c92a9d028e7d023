using System.Globalization;

namespace TwilioBot.Simulator.Outbound;

/// <summary>Why a request is refused: Twilio's code, its status and a sentence.</summary>
/// <remarks>Source: https://www.twilio.com/docs/api/errors</remarks>
internal sealed record CreateError(int Code, string Message, int HttpStatus = 400)
{
    public string MoreInfo => "https://www.twilio.com/docs/errors/" + Code.ToString(CultureInfo.InvariantCulture);
}
