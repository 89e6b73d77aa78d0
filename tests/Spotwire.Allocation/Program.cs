using Spotwire.Allocation;

// Prints the bytes that each hot path allocates a message, after warming up; ends 1 unless all of them are 0.
var allFree = true;
foreach (var path in HotPaths.All())
{
    var bytes = Measurement.BytesPerMessage(path);
    allFree &= bytes == 0;
    Console.WriteLine(FormattableString.Invariant($"{path.Name,-28} {bytes,10:0.###} bytes a message"));
}

Console.WriteLine(allFree ? "No path allocates." : "A path allocates.");
return allFree ? 0 : 1;
