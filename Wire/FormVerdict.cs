namespace TwilioBot.Wire;

/// <summary>Whether a webhook's body stays within the limits that we read.</summary>
public enum FormVerdict
{
    /// <summary>The form was read.</summary>
    Ok,

    /// <summary>More than <see cref="TwilioForm.MaxFields"/> fields.</summary>
    TooManyFields,

    /// <summary>More than <see cref="TwilioForm.MaxBytes"/> bytes.</summary>
    TooLarge,
}
