using System.Globalization;

namespace TwilioBot.Tests.Telemetry;

/// <summary>A span as a collector gets it.</summary>
internal sealed record Span(string Source, string Name, int Kind, string TraceId, string SpanId, string ParentId, bool IsError, IReadOnlyDictionary<string, string> Tags)
{
    public const int Server = 2, Client = 3, Producer = 4, Consumer = 5;

    /// <param name="request">ExportTraceServiceRequest.</param>
    public static IEnumerable<Span> Of(Protobuf request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new Span(
            scope.Message(1)?.Text(1) ?? "", span.Text(5), (int)(span.Number(6) ?? 0), span.Hex(1), span.Hex(2), span.Hex(4),
            span.Message(15)?.Number(3) == 2, Attributes.Of(span, 9));
}

/// <summary>A measurement as a collector gets it.</summary>
/// <param name="Value">Of a histogram, how many were recorded.</param>
internal sealed record Point(string Name, double Value, IReadOnlyDictionary<string, string> Tags)
{
    private const int Gauge = 5, Sum = 7, Histogram = 9;

    /// <param name="request">ExportMetricsServiceRequest.</param>
    public static IEnumerable<Point> Of(Protobuf request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        from kind in new[] { Gauge, Sum, Histogram }
        from data in metric.Messages(kind)
        from point in data.Messages(1)
        select kind == Histogram
            ? new Point(metric.Text(1), point.Number(4) ?? 0, Attributes.Of(point, 9))
            : new Point(metric.Text(1), point.Number(6) ?? BitConverter.UInt64BitsToDouble(point.Number(4) ?? 0), Attributes.Of(point, 7));
}

/// <summary>A log entry as a collector gets it.</summary>
internal sealed record Entry(string Category, string Body, string TraceId, IReadOnlyDictionary<string, string> Tags)
{
    /// <param name="request">ExportLogsServiceRequest.</param>
    public static IEnumerable<Entry> Of(Protobuf request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from record in scope.Messages(2)
        select new Entry(scope.Message(1)?.Text(1) ?? "", record.Message(5)?.Text(1) ?? "", record.Hex(9), Attributes.Of(record, 6));
}

internal static class Attributes
{
    public static Dictionary<string, string> Of(Protobuf message, int field) => message.Messages(field)
        .GroupBy(pair => pair.Text(1)).ToDictionary(same => same.Key, same => Value(same.Last().Message(2)));

    private static string Value(Protobuf? value) => value?.Text(1) is { Length: > 0 } text ? text
        : value?.Number(3) is { } number ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : value?.Number(2) is { } flag ? (flag == 1).ToString()
        : "";
}
