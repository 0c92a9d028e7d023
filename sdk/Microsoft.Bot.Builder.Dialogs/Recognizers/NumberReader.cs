namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>
/// Reads one number of words and digits: "two hundred and five", "2.5 million", "three point one four", "una docena", "1 1/2".
/// Words go on the same number while each is smaller than the place the last one filled; otherwise a new number begins.
/// </summary>
internal sealed class NumberReader(string folded, Lexicon lexicon)
{
    private decimal _total;
    private decimal _current;
    private decimal _place = decimal.MaxValue;
    private bool _any;
    private int _end;

    public Recognized? Read(int start)
    {
        if (start > 0 && lexicon.Data.Spaced && FoldedText.IsWordCharacter(folded[start - 1]))
        {
            return null;
        }

        try
        {
            for (var at = start; TryPart(at, out var end);)
            {
                _any = true;
                _end = end;
                at = NextPart(end);
            }

            return _any ? new Recognized(start, _end, _total + _current) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private bool TryPart(int at, out int end) =>
        TryDigits(at, out end) || TryFraction(at, out end) || TryScale(at, out end) || TryCardinal(at, out end) || TryDecimals(at, out end);

    private bool TryDigits(int at, out int end)
    {
        if (!NumberLiteral.TryRead(folded, at, lexicon, out end, out var value))
        {
            return false;
        }

        // "1 1/2" goes on the same number, "1 2" doesn't.
        if (_any && !(value is > 0 and < 1 && decimal.IsInteger(_total + _current)))
        {
            return false;
        }

        Add(value, 1);
        return true;
    }

    private bool TryFraction(int at, out int end)
    {
        var from = at;
        if (_any && lexicon.Articles.TryMatch(folded, at, out var afterArticle, out _))
        {
            from = SkipSpace(afterArticle);
        }
        else if (!_any && lexicon.Articles.TryMatch(folded, at, out afterArticle, out _)
            && lexicon.Fractions.TryMatch(folded, SkipSpace(afterArticle), out _, out _))
        {
            from = SkipSpace(afterArticle);
        }

        if (!lexicon.Fractions.TryMatch(folded, from, out end, out var value) || !decimal.IsInteger(_total + _current))
        {
            end = at;
            return false;
        }

        Add(value, 1);
        return true;
    }

    private bool TryScale(int at, out int end)
    {
        // "A million", and "half a million".
        var from = at;
        if (_total == 0 && _current < 1 && lexicon.Articles.TryMatch(folded, at, out var afterArticle, out _))
        {
            from = SkipSpace(afterArticle);
        }

        if (!lexicon.Scales.TryMatch(folded, from, out end, out var scale))
        {
            return false;
        }

        if (scale < 1000)
        {
            if (_current >= 100)
            {
                return false;
            }

            _current = (_current == 0 ? 1 : _current) * scale;
            _place = scale;
        }
        else if (_total > 0 && scale > 1000 && _total < scale)
        {
            // "dos mil millones": everything so far is multiplied.
            _total = (_total + _current) * scale;
            _current = 0;
            _place = scale;
        }
        else
        {
            _total += (_current == 0 ? 1 : _current) * scale;
            _current = 0;
            _place = scale;
        }

        return true;
    }

    private bool TryCardinal(int at, out int end)
    {
        if (!lexicon.Cardinals.TryMatch(folded, at, out end, out var value)
            && !CompoundNumberWord.TryRead(folded, at, lexicon, out end, out value)
            && !DigitAndPowerNumber.TryRead(folded, at, lexicon, out end, out value))
        {
            return false;
        }

        if (value >= _place && !CountsOn(value))
        {
            return false;
        }

        Add(value, PlaceOf(value));
        return true;
    }

    private bool TryDecimals(int at, out int end)
    {
        end = at;
        if (!_any || !decimal.IsInteger(_total + _current) || !lexicon.Point.TryMatch(folded, at, out var next, out _))
        {
            return false;
        }

        decimal unit = 0.1m;
        while (lexicon.Cardinals.TryMatch(folded, SkipSpace(next), out var digitEnd, out var digit) && digit < 10)
        {
            _current += digit * unit;
            unit /= 10;
            next = digitEnd;
            end = digitEnd;
        }

        _place = 0;
        return end > at;
    }

    /// <summary>In languages that count by twenties, sixty and eighty go on to nineteen.</summary>
    private bool CountsOn(decimal value) =>
        lexicon.Data.CountsByTwenties && _current % 100 is 60 or 80 && value < 20;

    private void Add(decimal value, decimal place)
    {
        _current += value;
        _place = place;
    }

    /// <summary>What a following word must be smaller than: after twenty ten, after two one, after two hundred a hundred.</summary>
    private static decimal PlaceOf(decimal value)
    {
        decimal place = 1;
        while (value > 0 && place < 1_000_000 && value % (place * 10) == 0)
        {
            place *= 10;
        }

        return value == 0 ? 0 : place;
    }

    /// <summary>Over spaces, hyphens and one joining word; a joiner that nothing follows ends the number before it.</summary>
    private int NextPart(int at)
    {
        var next = SkipSpace(at);
        if (lexicon.Joiners.TryMatch(folded, next, out var afterJoiner, out _))
        {
            next = SkipSpace(afterJoiner);
        }

        return next;
    }

    private int SkipSpace(int at)
    {
        while (at < folded.Length && folded[at] is ' ' or '-' or '\u00A0')
        {
            at++;
        }

        return at;
    }
}
