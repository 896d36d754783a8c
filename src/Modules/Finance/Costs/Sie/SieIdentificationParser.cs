using System.Text;

namespace Fund.Finance.Costs.Sie;

/// <summary>The records before the vouchers: who wrote the file, of which type it is, accounts, dimensions and objects.</summary>
internal sealed class SieIdentificationParser(ISieVisitor visitor, SieHeader header, ImportDiagnostics diagnostics)
{
    private int _line;

    /// <summary>#SIETYP has been met.</summary>
    public bool TypeSeen { get; private set; }

    /// <summary>Takes a record that identifies the file or declares something; false when it does neither.</summary>
    public bool TryRecord(ReadOnlySpan<byte> label, SieFields fields, int line)
    {
        _line = line;
        if (Is(label, "#KONTO"u8))
        {
            if (fields.TryNext(out var number) && fields.TryNext(out var name))
            {
                visitor.Account(number, name);
            }
        }
        else if (Is(label, "#OBJEKT"u8))
        {
            if (fields.TryNext(out var dimension) && fields.TryNext(out var code) && SieNumber.TryRead(dimension.Raw, out var number))
            {
                fields.TryNext(out var name);
                visitor.Object(number, code, name);
            }
        }
        else if (Is(label, "#DIM"u8) || Is(label, "#UNDERDIM"u8))
        {
            Dimension(ref fields);
        }
        else if (Is(label, "#FLAGGA"u8))
        {
            Flag(ref fields);
        }
        else if (Is(label, "#SIETYP"u8))
        {
            Type(ref fields);
        }
        else if (Is(label, "#FORMAT"u8))
        {
            if (!fields.TryNext(out var format) || !Is(format.Raw, "PC8"u8))
            {
                diagnostics.Warning(
                    _line,
                    "#FORMAT",
                    T("Filen anger ett annat format än PC8, det enda som SIE tillåter. Kontrollera att åäö läses rätt.")
                );
            }
        }
        else
        {
            return TryDescribe(label, fields);
        }

        return true;
    }

    private bool TryDescribe(ReadOnlySpan<byte> label, SieFields fields)
    {
        if (Is(label, "#FNAMN"u8))
        {
            header.CompanyName = fields.TryNext(out var name) ? name.ToString() : "";
        }
        else if (Is(label, "#ORGNR"u8))
        {
            header.OrganisationNumber = fields.TryNext(out var number) ? number.ToString() : "";
        }
        else if (Is(label, "#PROGRAM"u8))
        {
            fields.TryNext(out var name);
            fields.TryNext(out var version);
            header.Program = $"{name.ToString()} {version.ToString()}".Trim();
        }
        else if (Is(label, "#RAR"u8))
        {
            // Some systems write the label without days; then the year is simply not known.
            if (
                fields.TryNext(out var year)
                && SieNumber.TryRead(year.Raw, out var number)
                && number is > -100 and < 100
                && fields.TryNext(out var first)
                && SieNumber.TryReadDate(first.Raw, out var from)
                && fields.TryNext(out var last)
                && SieNumber.TryReadDate(last.Raw, out var to)
            )
            {
                header.Years[number] = (from, to);
            }
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Dimension(ref SieFields fields)
    {
        if (fields.TryNext(out var field) && SieNumber.TryRead(field.Raw, out var number) && fields.TryNext(out var name))
        {
            // A file with thousands of dimensions is no ledger; the names beyond are not kept.
            if (header.Dimensions.Count < 1000)
            {
                header.Dimensions[number] = name.ToString();
            }
        }
        else
        {
            diagnostics.Warning(_line, "#DIM", fields.Fault ?? T("Dimensionen saknar nummer eller namn."));
        }
    }

    private void Flag(ref SieFields fields)
    {
        if (fields.TryNext(out var flag) && flag.Raw is [(byte)'1'])
        {
            header.AlreadyImported = true;
            diagnostics.Warning(
                _line,
                "#FLAGGA",
                T("Filen är märkt som redan inläst (#FLAGGA 1). Rader som redan finns räknas inte igen.")
            );
        }
    }

    private void Type(ref SieFields fields)
    {
        TypeSeen = true;
        if (fields.TryNext(out var type) && SieNumber.TryRead(type.Raw, out var number) && number is >= 1 and <= 4)
        {
            header.Type = number;
            return;
        }

        diagnostics.Error(_line, "#SIETYP", T("SIE-typen ska vara 1, 2, 3 eller 4."));
    }

    private static bool Is(ReadOnlySpan<byte> label, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(label, name);

    /// <summary>Labels of the format that carry nothing this reader needs: balances, budgets, addresses.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> label) =>
        Is(label, "#IB"u8)
        || Is(label, "#UB"u8)
        || Is(label, "#RES"u8)
        || Is(label, "#OIB"u8)
        || Is(label, "#OUB"u8)
        || Is(label, "#PSALDO"u8)
        || Is(label, "#PBUDGET"u8)
        || Is(label, "#KTYP"u8)
        || Is(label, "#ENHET"u8)
        || Is(label, "#SRU"u8)
        || Is(label, "#GEN"u8)
        || Is(label, "#PROSA"u8)
        || Is(label, "#FTYP"u8)
        || Is(label, "#FNR"u8)
        || Is(label, "#BKOD"u8)
        || Is(label, "#ADRESS"u8)
        || Is(label, "#OMFATTN"u8)
        || Is(label, "#TAXAR"u8)
        || Is(label, "#VALUTA"u8)
        || Is(label, "#KPTYP"u8);
}
