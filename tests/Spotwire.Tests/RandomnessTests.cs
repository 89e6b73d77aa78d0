namespace Spotwire;

/// <summary>Numbers that nobody can foresee, drawn many at a time.</summary>
public class RandomnessTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Every_number_of_a_range_comes_and_none_outside_it()
    {
        var random = Randomness.Create(null);
        var counts = new int[62];
        for (var i = 0; i < Draws; i++)
        {
            counts[random.Next(counts.Length)]++;
        }

        // 323 each are expected; 150 is more than nine standard deviations below.
        Assert.All(counts, count => Assert.InRange(count, 150, 600));
    }

    [Fact]
    public void Ranges_may_be_one_number_or_all_there_are()
    {
        var random = Randomness.Create(null);
        Assert.Equal(5, random.Next(5, 5));
        Assert.Equal(5, random.Next(5, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(6, 5));
        var (low, high) = (false, false);
        for (var i = 0; i < 200; i++)
        {
            var number = random.Next(int.MinValue, int.MaxValue);
            low |= number < 0;
            high |= number > 0;
        }

        Assert.True(low && high);
    }

    [Fact]
    public async Task Nobody_gets_the_numbers_of_somebody_else()
    {
        var random = Randomness.Create(null);
        var names = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => Enumerable.Range(0, 1000).Select(_ => ClientOrderId.Create(random)).ToList())));
        Assert.Equal(4000, names.SelectMany(list => list).Distinct().Count());
    }
}
