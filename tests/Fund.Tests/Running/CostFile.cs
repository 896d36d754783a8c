using System.Text;

namespace Fund.Tests.Running;

/// <summary>Files as a finance system exports them.</summary>
internal static class CostFile
{
    /// <summary>A SIE 4 file with one voucher per cost: account 4010 against 1930, on a project.</summary>
    internal static byte[] Sie(string project, params (DateOnly Date, long Kronor)[] costs)
    {
        var text = new StringBuilder(
            "#FLAGGA 0\r\n#PROGRAM \"Test\" 1\r\n#FORMAT PC8\r\n#GEN 20260101\r\n#SIETYP 4\r\n#FNAMN \"Kommunen\"\r\n#RAR 0 20260101 "
                + "20261231\r\n#KONTO 4010 \"Kostnad\"\r\n#KONTO 1930 \"Bank\"\r\n"
        );
        for (var i = 0; i < costs.Length; i++)
        {
            var (date, kronor) = costs[i];
            text.Append(
                $"#VER L {date:MMdd}{i + 1} {date:yyyyMMdd} \"Insats\"\r\n{{\r\n#TRANS 4010 {{6 \"{project}\"}} {kronor}.00\r\n#TRANS 1930 "
                    + $"{{}} {-kronor}.00\r\n}}\r\n"
            );
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
