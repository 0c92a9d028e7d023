namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Finds values in what the user said.</summary>
public static class Find
{
    private const int DefaultMaxTokenDistance = 2;

    public static List<ModelResult<FoundChoice>> FindChoices(string utterance, IList<string> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return FindChoices(utterance, ChoiceFactory.ToChoices(choices), options);
    }

    public static List<ModelResult<FoundChoice>> FindChoices(string utterance, IList<Choice> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        options ??= new FindChoicesOptions();

        var names = new List<SortedValue>();
        for (var index = 0; index < choices.Count; index++)
        {
            names.AddRange(NamesOf(choices[index], options).Select(name => new SortedValue { Value = name, Index = index }));
        }

        return FindValues(utterance, names, options).ConvertAll(found => new ModelResult<FoundChoice>
        {
            Start = found.Start,
            End = found.End,
            Text = found.Text,
            TypeName = "choice",
            Resolution = new FoundChoice
            {
                Value = choices[found.Resolution.Index].Value,
                Index = found.Resolution.Index,
                Score = found.Resolution.Score,
                Synonym = found.Resolution.Value,
            },
        });
    }

    /// <summary>All values that the text names, in the order of the text; an index is found once, a word used once.</summary>
    public static List<ModelResult<FoundValue>> FindValues(string utterance, List<SortedValue> values, FindValuesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        utterance ??= string.Empty;
        options ??= new FindValuesOptions();

        if (values.Find(value => string.Equals(value.Value, utterance, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return [Result(same, 0, utterance.Length - 1, 1.0f, utterance)];
        }

        var tokenizer = options.Tokenizer ?? Tokenizer.DefaultTokenizer;
        var said = tokenizer(utterance, options.Locale);

        // Long values first, so that among equally good matches "bread pudding" wins over "bread".
        var matches = values
            .OrderByDescending(value => value.Value.Length)
            .SelectMany(value => Matches(said, value, tokenizer(value.Value.Trim(), options.Locale), options))
            .OrderByDescending(match => match.Resolution.Score);

        var results = new List<ModelResult<FoundValue>>();
        var foundIndexes = new HashSet<int>();
        var usedTokens = new HashSet<int>();

        foreach (var match in matches)
        {
            var tokens = Enumerable.Range(match.Start, match.End - match.Start + 1);
            if (foundIndexes.Contains(match.Resolution.Index) || tokens.Any(usedTokens.Contains))
            {
                continue;
            }

            foundIndexes.Add(match.Resolution.Index);
            usedTokens.UnionWith(tokens);

            match.Start = said[match.Start].Start;
            match.End = said[match.End].End;
            match.Text = utterance[match.Start..(match.End + 1)];
            results.Add(match);
        }

        results.Sort((a, b) => a.Start - b.Start);
        return results;
    }

    private static IEnumerable<string> NamesOf(Choice choice, FindChoicesOptions options)
    {
        var names = new List<string>();
        if (!options.NoValue)
        {
            names.Add(choice.Value);
        }

        if (!options.NoAction)
        {
            names.Add(choice.Action?.Title);
        }

        names.AddRange(choice.Synonyms ?? []);
        return names.Where(name => name != null);
    }

    /// <summary>Every place where the value's words occur; positions are counted in tokens.</summary>
    private static IEnumerable<ModelResult<FoundValue>> Matches(
        List<Token> said, SortedValue value, List<Token> words, FindValuesOptions options)
    {
        var from = 0;
        while (from < said.Count && Match(said, value, words, options, from) is { } match)
        {
            yield return match;
            from = match.End + 1;
        }
    }

    /// <summary>
    /// Looks for the words in their order, each near the one before. The score is the share of found words among the words they
    /// span; 0 when some of the words are missing, so that a partial match is returned but never ranks before a whole one.
    /// </summary>
    private static ModelResult<FoundValue> Match(
        List<Token> said, SortedValue value, List<Token> words, FindValuesOptions options, int from)
    {
        var maxDistance = options.MaxTokenDistance ?? DefaultMaxTokenDistance;
        int found = 0, skipped = 0, start = -1, end = -1;

        foreach (var word in words)
        {
            var at = said.FindIndex(from, token => token.Normalized == word.Normalized);
            var distance = found > 0 ? at - from : 0;
            if (at < 0 || distance > maxDistance)
            {
                continue;
            }

            found++;
            skipped += distance;
            start = start < 0 ? at : start;
            end = at;
            from = at + 1;
        }

        if (found == 0 || (found < words.Count && !options.AllowPartialMatches))
        {
            return null;
        }

        var score = found == words.Count ? (float)found / (found + skipped) : 0;
        return Result(value, start, end, score, null);
    }

    private static ModelResult<FoundValue> Result(SortedValue value, int start, int end, float score, string text) => new()
    {
        Start = start,
        End = end,
        Text = text,
        TypeName = "value",
        Resolution = new FoundValue { Value = value.Value, Index = value.Index, Score = score },
    };
}
