using Fund.Contracts.Values;
using Fund.Process;
using Fund.Tests.Applications.Answers;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process;

/// <summary>Every link to a question leads to the page that has it.</summary>
public sealed class FormPlacesTests
{
    [Fact]
    public void Every_question_of_every_form_has_its_page()
    {
        var (whole, parts) = (0, 0);
        foreach (var profile in AnswerWordsTests.Profiles())
        {
            foreach (var form in profile.Forms)
            {
                var facts = new CaseFacts { Track = profile.Fund.Tracks is [.., var last] ? last.Key : null };
                foreach (var section in form.Sections.Where(section => section.IsVisible(facts, profile)))
                {
                    foreach (var field in section.Fields)
                    {
                        var onePage = profile.IsOnePage(form, facts);
                        profile
                            .PlaceOf(form, field.Key, facts)
                            .ShouldBe($"ansokan{(onePage ? "" : "/" + section.Key)}?formular={form.Key}#{field.Key}");
                        (whole, parts) = onePage ? (whole + 1, parts) : (whole, parts + 1);
                    }
                }
            }
        }

        whole.ShouldBeGreaterThan(10);
        parts.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void Every_link_of_every_requirement_lands_on_a_page_with_what_it_is_about()
    {
        var seen = 0;
        foreach (var profile in AnswerWordsTests.Profiles())
        {
            foreach (var rule in profile.Operations.Values)
            {
                foreach (var link in rule.Requires.Select(requirement => requirement.Link).OfType<string>())
                {
                    var place = profile.PlaceOf(link, rule.Form, new CaseFacts())!;
                    if (!link.StartsWith("ansokan#", StringComparison.Ordinal))
                    {
                        place.ShouldBe(link);
                        continue;
                    }

                    seen++;
                    place.Split('#')[1].ShouldBe(link.Split('#')[1]);
                    place.ShouldMatch("^(ansokan\\?formular=|ansokan/[A-Za-z]+\\?formular=|deltagande#)");
                }
            }
        }

        seen.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void A_form_of_one_section_or_few_questions_is_one_page_and_its_units_are_there()
    {
        var uppsala = Guidelines.Uppsala;
        var (idea, application) = (uppsala.Forms.Single(f => f.Key == "idea"), uppsala.Forms.Single(f => f.Key == "application"));
        var facts = new CaseFacts();
        uppsala.IsOnePage(idea, facts).ShouldBeTrue();
        uppsala.IsOnePage(application, facts).ShouldBeFalse();
        uppsala.PlaceOf(idea, FormPlaces.Units, facts).ShouldBe("ansokan?formular=idea#participants");
        uppsala.PlaceOf(application, FormPlaces.Units, facts).ShouldBe("deltagande#participants");
    }
}
