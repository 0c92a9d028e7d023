using System.Xml.Linq;

namespace Twilio.TwiML;

/// <summary>An element of the XML that answers a webhook.</summary>
public class TwiML
{
    private readonly string _tagName;
    private readonly List<TwiML> _children = [];
    private readonly List<KeyValuePair<string, string>> _options = [];

    protected TwiML(string tagName) => _tagName = tagName;

    protected virtual string GetElementBody() => string.Empty;

    protected virtual List<XAttribute> GetElementAttributes() => [];

    /// <returns>This element.</returns>
    public virtual TwiML Append(TwiML childElem)
    {
        _children.Add(childElem);
        return this;
    }

    /// <returns>This element.</returns>
    public TwiML AddText(string text)
    {
        _children.Add(new TextNode(text));
        return this;
    }

    /// <returns>The child.</returns>
    public T Nest<T>(T childElem) where T : TwiML
    {
        _children.Add(childElem);
        return childElem;
    }

    /// <summary>Adds an element that this library does not know.</summary>
    /// <returns>The child.</returns>
    public TwiML AddChild(string tagName) => Nest(new TwiML(tagName));

    /// <summary>Sets an attribute that this library does not know.</summary>
    /// <returns>This element.</returns>
    public TwiML SetOption(string key, object value)
    {
        _options.RemoveAll(option => option.Key == key);
        _options.Add(new(key, value.ToString()));
        return this;
    }

    public virtual string GetOption(string key) => _options.Find(option => option.Key == key).Value;

    protected virtual XNode ToXml()
    {
        var element = new XElement(_tagName, GetElementBody());
        foreach (var attribute in GetElementAttributes())
        {
            // "for" is a keyword in several languages, so Twilio's libraries spell the property for_.
            element.Add(attribute.Name.LocalName == "for_" ? new XAttribute("for", attribute.Value) : attribute);
        }

        foreach (var (key, value) in _options)
        {
            element.Add(new XAttribute(key.StartsWith("xml:", StringComparison.Ordinal) ? XNamespace.Xml + key[4..] : key, value));
        }

        _children.ForEach(child => element.Add(child.ToXml()));
        return element;
    }

    public XDocument ToXDocument() => new(new XDeclaration("1.0", "utf-8", null), ToXml());

    public string ToString(SaveOptions formattingOptions = SaveOptions.None)
    {
        using var writer = new Utf8StringWriter();
        ToXDocument().Save(writer, formattingOptions);
        return writer.ToString();
    }

    private sealed class TextNode(string text) : TwiML(string.Empty)
    {
        protected override XNode ToXml() => new XText(text);
    }
}
