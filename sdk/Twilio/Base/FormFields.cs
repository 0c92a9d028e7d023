using System.Globalization;
using Twilio.Converters;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Base;

/// <summary>Fields of a request in the order they are added, each written the way Twilio reads it. Null adds nothing.</summary>
internal sealed class FormFields : List<KeyValuePair<string, string>>
{
    public FormFields Add(string name, string value)
    {
        if (value != null)
        {
            Add(new KeyValuePair<string, string>(name, value));
        }

        return this;
    }

    public FormFields Add(string name, StringEnum value) => Add(name, value?.ToString());

    public FormFields Add(string name, IEndpoint value) => Add(name, value?.ToString());

    public FormFields Add(string name, HttpMethod value) => Add(name, value?.ToString());

    public FormFields Add(string name, Uri value) => Add(name, Serializers.Url(value));

    public FormFields Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", _ => null });

    public FormFields Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public FormFields Add(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public FormFields Add(string name, DateTime? value) => Add(name, Serializers.DateTimeIso8601(value));

    public FormFields Add(string name, List<string> values)
    {
        values?.ForEach(value => Add(name, value));
        return this;
    }

    public FormFields Add(string name, List<Uri> values)
    {
        values?.ForEach(value => Add(name, value));
        return this;
    }

    /// <summary>An exact time, or else the times around it.</summary>
    public FormFields AddMoment(string name, DateTime? at, DateTime? before, DateTime? after) => at != null
        ? Add(name, at)
        : Add(name + "<", before).Add(name + ">", after);
}
