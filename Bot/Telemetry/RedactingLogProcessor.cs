using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace TwilioBot.Telemetry;

/// <summary>Takes out of each log entry, before it is exported, what may not be shown.</summary>
internal sealed class RedactingLogProcessor(Redactor redactor) : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var attributes = (data.Attributes ?? [])
            .Select(field => new KeyValuePair<string, object?>(
                field.Key, field.Key == "{OriginalFormat}" ? field.Value : redactor.Redact(Convert.ToString(field.Value, CultureInfo.InvariantCulture) ?? "")))
            .ToList();
        if (data.Exception is { } exception)
        {
            // The exporter would write the exception down as it is.
            attributes.Add(new("exception.type", exception.GetType().FullName));
            attributes.Add(new("exception.message", redactor.Redact(exception.Message)));
            attributes.Add(new("exception.stacktrace", redactor.Redact(exception.ToString())));
            data.Exception = null;
        }
        data.Attributes = attributes;
        data.FormattedMessage = data.FormattedMessage is null ? null : redactor.Redact(data.FormattedMessage);
    }
}
