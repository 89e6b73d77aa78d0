using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>Decimals come from the wire exactly, or not at all.</summary>
public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.00000000", "0.00000000")]
    [InlineData("-0.00", "0.00")]
    [InlineData("-12.3400", "-12.3400")]
    [InlineData("92233720368.54775807", "92233720368.54775807")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.0000000000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000012.5", "12.5")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("1.50E+3", "1500")]
    [InlineData("0e99", "0")]
    public void WhatADecimalHoldsIsReadWithAllItsDigits(string text, string expected)
    {
        var value = ExactDecimal.Parse(Encoding.ASCII.GetBytes(text));
        Assert.Equal(expected, value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("+1")]
    [InlineData("NaN")]
    [InlineData("1e")]
    [InlineData("1e-")]
    [InlineData("1e99999")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("٣")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("7.92281625142643375935439503351")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("9999999999999999999999999999999999999999999999999999999999999999")]
    public void WhatItCannotHoldExactlyIsRefused(string text)
    {
        Assert.Throws<JsonException>(() => ExactDecimal.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void EveryDecimalSurvivesItsText()
    {
        Gen.Decimal.SampleSeeded(value =>
        {
            var text = value.ToString(CultureInfo.InvariantCulture);
            var again = ExactDecimal.Parse(Encoding.ASCII.GetBytes(text));
            Assert.Equal(value, again);
            Assert.True(value == 0 || again.Scale == value.Scale);
        }, count: 5000);
    }

    [Fact]
    public void TextsAgreeWithThePlatformsParserWhereItIsExact()
    {
        var digits = Gen.Char['0', '9'].Array[1, 14].Select(chars => new string(chars));
        Gen.Select(Gen.Bool, digits, digits).SampleSeeded(sample =>
        {
            var (negative, whole, fraction) = sample;
            var text = $"{(negative ? "-" : "")}{whole}.{fraction}";
            var expected = decimal.Parse(text, CultureInfo.InvariantCulture);
            var actual = ExactDecimal.Parse(Encoding.ASCII.GetBytes(text));
            Assert.Equal(expected, actual);
            Assert.Equal(fraction.Length, actual.Scale);
        }, count: 5000);
    }

    [Theory]
    [InlineData("\"12.50\"")]
    [InlineData("12.50")]
    [InlineData("\"1\\u0032.50\"")]
    public void StringsNumbersAndEscapesAreReadFromOneBufferOrSeveral(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var whole = new Utf8JsonReader(bytes);
        whole.Read();
        Assert.Equal(12.50m, ExactDecimal.Read(ref whole));

        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var first = new Piece(bytes.AsMemory(0, cut));
            var last = first.Append(bytes.AsMemory(cut));
            var split = new Utf8JsonReader(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length));
            split.Read();
            Assert.Equal(12.50m, ExactDecimal.Read(ref split));
        }
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
