#include <fmt/format.h>

#include "cli/papers/html/html_text.h"
#include "cli/papers/html/review_parts.h"
#include "common/text/decimal.h"
#include "common/text/fill_template.h"

namespace dudao::cli {
namespace {

using text::Decimal;

// Per cent of the whole, for the width of a bar.
std::string Share(const std::string& part, const std::string& whole) {
  const auto a = Decimal::Parse(part), b = Decimal::Parse(whole);
  if (!a || !b) return "0";
  const Decimal share = Divide(*a * Decimal(100), *b, 2);
  return share.defined() && !share.is_negative() ? share.ToString() : "0";
}

class ScoreWriter {
 public:
  ScoreWriter(const Paper& paper, const Marks& marks, const Words& words)
      : sheet_(paper.score), marks_(marks), words_(words) {}

  std::string Write() const {
    if (!sheet_.scored) {
      return Note(words_.Of("html", "unscored") + sheet_.why_not) + Framework() + Groups();
    }
    return Range() + Framework() + Raised() + Groups();
  }

 private:
  std::string Note(std::string_view words) const {
    return fmt::format("<p class=\"note\">{}</p>", Escaped(words));
  }
  std::string Said(std::string_view code, const std::vector<std::string>& arguments) const {
    return text::FillTemplate(words_.Of("html", code), arguments);
  }

  std::string Range() const {
    const std::string pending = sheet_.pending.empty() ? "0" : sheet_.pending;
    std::string out =
        fmt::format("<p class=\"range\">{} — {}<small>{}</small></p>", Escaped(sheet_.low),
                    Escaped(sheet_.high), Escaped(Said("of_base", {sheet_.base})));
    out += fmt::format(
        "<div class=\"track\" role=\"img\" aria-label=\"{}\"><i style=\"width:{}%\"></i><i "
        "style=\"width:{}%\"></i></div>",
        Escaped(Said("range", {sheet_.low, sheet_.high})), Share(sheet_.low, sheet_.base),
        Share(pending, sheet_.base));
    out += Note(Said("points", {sheet_.assessed, pending}));
    if (!sheet_.total.empty()) out += Note(Said("decided", {sheet_.total, sheet_.grade}));
    if (!sheet_.self_total.empty()) {
      const bool split = !sheet_.self_base.empty();
      out += Note(Said(split ? "self_split" : "self",
                       {sheet_.self_total, sheet_.self_base, sheet_.self_bonus}));
    }
    return out;
  }

  std::string Framework() const {
    if (sheet_.framework.empty()) return "";
    return Note(
        Said("framework", {sheet_.framework_title, sheet_.framework, sheet_.framework_version}));
  }

  std::string Raised() const {
    std::string out;
    for (const RaisedRow& row : sheet_.vetoes) {
      out += fmt::format("<div class=\"rel\"><b>{}</b>{}{}</div>", Escaped(row.effect_word),
                         Escaped("：" + row.reason), Evidence(row.evidence));
    }
    for (const RaisedRow& row : sheet_.bonus) {
      out += fmt::format("<div class=\"rel\">{}{}</div>",
                         Escaped(Said("bonus", {row.name, row.points})), Evidence(row.evidence));
    }
    return out;
  }

  std::string Evidence(const std::vector<EvidenceRow>& rows) const {
    std::string out;
    for (const EvidenceRow& row : rows) {
      const auto mark = marks_.OfEvidence(row.span);
      const std::string inside =
          fmt::format("{}<small>{}　{}</small>", Escaped(row.quote), Escaped(row.location),
                      Escaped(words_.Of("rung", row.rung)));
      out += mark ? fmt::format("<button type=\"button\" class=\"ev\" data-m=\"{}\">{}</button>",
                                *mark, inside)
                  : fmt::format("<div class=\"ev\">{}</div>", inside);
    }
    return out;
  }

  std::string Groups() const {
    std::string out;
    for (const IndicatorGroup& group : sheet_.groups) {
      out += fmt::format("<div class=\"group\"><h3>{} {}<small>{}</small></h3>", Escaped(group.id),
                         Escaped(group.name), Escaped(Said("group", {group.given, group.points})));
      for (const IndicatorRow& row : group.rows) out += Indicator(row);
      out += "</div>";
    }
    return out;
  }

  std::string Indicator(const IndicatorRow& row) const {
    return fmt::format(
        "<details class=\"ind\" id=\"i{0}\" data-unit=\"{1}\"><summary><span>{0} {2}</span><span "
        "class=\"pts\">{3}/{4}</span><span class=\"st {5}\">{6}</span><span "
        "class=\"who\">{1}</span></summary><div>{7}</div></details>\n",
        Escaped(row.id), Escaped(row.responsible), Escaped(row.name),
        row.score.empty() ? Caption(words_, "pending") : Escaped(row.score), Escaped(row.points),
        Escaped(row.status), Escaped(row.status_word), Inside(row));
  }

  std::string Inside(const IndicatorRow& row) const {
    std::string out;
    const auto pair = [&](std::string_view label, const std::string& value) {
      if (value.empty()) return;
      out += fmt::format("<dt>{}</dt><dd>{}</dd>", Caption(words_, label), Escaped(value));
    };
    const std::string sure = row.confidence_word.empty() ? "" : Said("sure", {row.confidence_word});
    pair("reason", row.reason.empty() ? "" : row.reason + sure);
    pair("self_score", row.self);
    pair("missing", fmt::format("{}", fmt::join(row.missing, "；")));
    return (out.empty() ? "" : "<dl class=\"kv\">" + out + "</dl>") + Evidence(row.evidence);
  }

  const ScoreSheet& sheet_;
  const Marks& marks_;
  const Words& words_;
};

}  // namespace

void AddScoreParts(const Paper& paper, const Marks& marks, const Words& words, Parts* parts) {
  (*parts)["score_heading"] = Escaped(paper.score.heading);
  (*parts)["score"] = ScoreWriter(paper, marks, words).Write();
}

}  // namespace dudao::cli
