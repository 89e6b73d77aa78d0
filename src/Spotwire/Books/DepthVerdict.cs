namespace Spotwire.Books;

/// <summary>What to do with a depth event.</summary>
internal enum DepthVerdict
{
    /// <summary>Keep it: there is no snapshot to apply it to yet.</summary>
    Keep,

    /// <summary>Apply it to the book.</summary>
    Apply,

    /// <summary>Ignore it: the book has all of it already.</summary>
    Skip,

    /// <summary>Events are missing before it: throw the book away and start over, keeping this event.</summary>
    Gap,
}
