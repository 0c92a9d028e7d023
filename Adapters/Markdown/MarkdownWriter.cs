using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TwilioBot.Adapters;

/// <summary>
/// Edits Markdown into a channel's dialect: marks are replaced where they stand, and whatever is no mark (words, blanks, line ends,
/// list numbers) is copied as it was written.
/// </summary>
internal sealed partial class MarkdownWriter
{
    // A text without any of these has no mark, and is copied. The parser would put another character in the place of NUL.
    private static readonly SearchValues<char> MarkCharacters = SearchValues.Create("\\`*_[<#~&\0");

    private readonly string _source;
    private readonly MarkdownDialect _dialect;
    private readonly StringBuilder _output;
    private readonly List<string> _openMarks = [];
    private int _copied;

    private MarkdownWriter(string source, MarkdownDialect dialect)
    {
        _source = source;
        _dialect = dialect;
        _output = new StringBuilder(source.Length);
    }

    public static string Write(string markdown, MarkdownDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (!markdown.ContainsAny(MarkCharacters))
        {
            return markdown;
        }

        MarkdownDocument document;
        try
        {
            document = MarkdownParser.Parse(markdown);
        }
        catch (ArgumentException)
        {
            // The parser refuses absurdly deep nesting (a thousand ">"). Nobody meant that as formatting.
            return markdown;
        }

        var writer = new MarkdownWriter(markdown, dialect);
        writer.WriteBlocks(document);
        writer.CopyUpTo(markdown.Length);
        return writer._output.ToString();
    }

    private void WriteBlocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    WriteHeading(heading);
                    break;
                case FencedCodeBlock { ClosingFencedCharCount: 0 }:
                    break;   // three backticks and no end: somebody's prose
                case FencedCodeBlock code:
                    Replace(code.Span, WithMark(code.Lines.ToString(), _dialect.CodeBlock));
                    break;
                case ListItemBlock item:
                    WriteBullet(item);
                    WriteBlocks(item);
                    break;
                case ContainerBlock inner:
                    WriteBlocks(inner);
                    break;
                case LeafBlock { Inline: { } inlines }:
                    WriteInlines(inlines);
                    break;
            }
        }
    }

    private void WriteHeading(HeadingBlock heading)
    {
        if (heading.Inline?.FirstChild is not { } first)
        {
            return;   // a line of nothing but "#"
        }

        Replace(heading.Span.Start, first.Span.Start, "");
        var written = OpenMark(_dialect.Bold);
        WriteInlines(heading.Inline);
        CloseMark(written);

        var endOfLine = _source.IndexOfAny(['\r', '\n'], heading.Span.Start);   // past closing hashes
        _copied = endOfLine < 0 ? _source.Length : endOfLine;
    }

    // An asterisk in front of an item would read as a bold mark.
    private void WriteBullet(ListItemBlock item)
    {
        if (item.Parent is ListBlock { IsOrdered: false } && _source[item.Span.Start] == '*')
        {
            Replace(item.Span.Start, item.Span.Start + 1, "-");
        }
    }

    private void WriteInlines(ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Replace(literal.Span, literal.Content.ToString());
                    break;
                case HtmlEntityInline entity:
                    Replace(entity.Span, entity.Transcoded.ToString());
                    break;
                case CodeInline code:
                    var hasTick = code.Content.Contains('`', StringComparison.Ordinal);
                    Replace(code.Span, WithMark(code.Content, hasTick ? _dialect.CodeBlock : _dialect.Code));
                    break;
                case AutolinkInline address:
                    Replace(address.Span, address.Url);
                    break;
                case LinkInline { IsAutoLink: true } bare:
                    Replace(bare.Span, Unescape(_source.Substring(bare.Span.Start, bare.Span.Length)));
                    break;
                case LinkInline link:
                    WriteLink(link);
                    break;
                case EmphasisInline emphasis:
                    WriteEmphasis(emphasis);
                    break;
                case LineBreakInline lineBreak:
                    WriteLineBreak(lineBreak);
                    break;
                case ContainerInline inner:
                    WriteInlines(inner);
                    break;
            }
        }
    }

    private void WriteLink(LinkInline link)
    {
        var url = link.Url ?? "";
        foreach (var scheme in (string[])["mailto:", "tel:"])
        {
            url = url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? url[scheme.Length..] : url;
        }

        if (link.FirstChild is not { } first)
        {
            Replace(link.Span, url);
            return;
        }

        Replace(link.Span.Start, first.Span.Start, "");
        var textStart = _output.Length;
        WriteInlines(link);
        CopyUpTo(link.LastChild!.Span.End + 1);
        var text = _output.ToString(textStart, _output.Length - textStart);
        Replace(_copied, link.Span.End + 1, url.Length == 0 || url == text ? "" : $" ({url})");
    }

    private void WriteEmphasis(EmphasisInline emphasis)
    {
        var (start, end, width) = (emphasis.Span.Start, emphasis.Span.End + 1, emphasis.DelimiterCount);
        var mark = emphasis switch
        {
            { DelimiterChar: '~' } => _dialect.Strike,
            { DelimiterCount: 2 } => _dialect.Bold,
            _ => _dialect.Italic,
        };

        // WhatsApp shows a mark that touches a letter outside as the bare character.
        if (IsLetterAt(start - 1) || IsLetterAt(end))
        {
            mark = "";
        }

        Replace(start, start + width, "");
        var written = OpenMark(mark);
        WriteInlines(emphasis);
        CopyUpTo(end - width);
        CloseMark(written);
        _copied = end;
    }

    // WhatsApp's marks end with the line, so they are closed before the line end and opened again after it.
    private void WriteLineBreak(LineBreakInline lineBreak)
    {
        var start = lineBreak.Span.Start;
        CopyUpTo(start);
        for (var i = _openMarks.Count - 1; i >= 0; i--)
        {
            _output.Append(_openMarks[i]);
        }

        _copied = lineBreak.IsBackslash ? start + 1 : start;
        CopyUpTo(lineBreak.NextSibling?.Span.Start ?? lineBreak.Span.End + 1);
        _output.AppendJoin("", _openMarks);
    }

    private string OpenMark(string mark)
    {
        if (mark.Length == 0 || _openMarks.Contains(mark))
        {
            return "";
        }

        _openMarks.Add(mark);
        _output.Append(mark);
        return mark;
    }

    private void CloseMark(string mark)
    {
        if (mark.Length > 0)
        {
            _openMarks.RemoveAt(_openMarks.Count - 1);
            _output.Append(mark);
        }
    }

    private bool IsLetterAt(int index) => index >= 0 && index < _source.Length && char.IsLetterOrDigit(_source[index]);

    private void Replace(SourceSpan span, string text) => Replace(span.Start, span.End + 1, text);

    private void Replace(int start, int end, string text)
    {
        CopyUpTo(start);
        _output.Append(text);
        _copied = Math.Max(_copied, end);
    }

    private void CopyUpTo(int end)
    {
        if (end > _copied)
        {
            _output.Append(_source, _copied, end - _copied);
            _copied = end;
        }
    }

    private static string WithMark(string text, string mark) => text.Length == 0 ? "" : mark + text + mark;

    // Markdown takes a bare address literally; what TwilioMarkdown.Escape put into one has to be taken out again.
    private static string Unescape(string address) => Escaped().Replace(address, match => match.Groups["code"] is { Success: true } code
        ? ((char)int.Parse(code.ValueSpan, CultureInfo.InvariantCulture)).ToString()
        : match.Groups["mark"].Value);

    [GeneratedRegex(@"\\(?<mark>[!-/:-@\[-`{-~]|$)|&\#(?<code>38|13|10);")]
    private static partial Regex Escaped();
}
