#include "cli/papers/docx/letter.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/papers/model/place_name.h"
#include "cli/papers/xlsx/relation_sheet.h"

namespace dudao::cli {
namespace {

constexpr char kNone[] = "无";

std::string Written(size_t n) { return std::to_string(n); }

// 云岭县 → 你县
std::string Address(const std::string& place, const Words& words) {
  for (const char* end : {"县", "市", "区", "旗", "州", "盟", "镇", "乡"}) {
    if (place.ends_with(end)) return std::string("你") + end;
  }
  return words.Of("letter", "you");
}

// （一）, （十二）
std::string Ordinal(size_t n) {
  static constexpr const char* kDigits[] = {"",   "一", "二", "三", "四",
                                            "五", "六", "七", "八", "九"};
  if (n >= 100) return fmt::format("（{}）", n);
  const std::string tens = n < 10 ? "" : n < 20 ? "十" : std::string(kDigits[n / 10]) + "十";
  return fmt::format("（{}{}）", tens, kDigits[n % 10]);
}

std::string OrNone(std::string text) { return text.empty() ? kNone : text; }

size_t CountOf(const Adoption& adoption, std::string_view severity) {
  return static_cast<size_t>(
      std::count_if(adoption.findings.begin(), adoption.findings.end(),
                    [&](const FindingRow& f) { return !f.unanswered && f.severity == severity; }));
}

size_t Unanswered(const Adoption& adoption) {
  return static_cast<size_t>(std::count_if(adoption.findings.begin(), adoption.findings.end(),
                                           [](const FindingRow& f) { return f.unanswered; }));
}

size_t CountOf(const std::vector<RelationRow>& relations, std::string_view verdict) {
  return static_cast<size_t>(
      std::count_if(relations.begin(), relations.end(),
                    [&](const RelationRow& r) { return r.verdict == verdict; }));
}

// Adopted findings with their number in 附件1.
struct Numbered {
  const FindingRow* finding;
  size_t no;
};

std::vector<Numbered> Numbering(const Adoption& adoption) {
  std::vector<Numbered> out;
  for (const FindingRow& finding : adoption.findings) out.push_back({&finding, out.size() + 1});
  return out;
}

// One of each fact asked about, the weightiest first, hints last; rows a person added count each.
std::vector<Numbered> Leads(const Paper& paper, const std::vector<Numbered>& all) {
  std::vector<Numbered> out;
  std::set<size_t> taken;  // 序号 of findings that another one speaks for
  for (const Ask& ask : paper.asks) {
    bool led = false;
    for (const size_t f : ask.findings) {
      const auto it = std::find_if(all.begin(), all.end(), [&](const Numbered& n) {
        return n.finding->no == paper.findings[f].no && !n.finding->id.empty();
      });
      if (it == all.end()) continue;
      if (led) taken.insert(it->no);
      led = true;
    }
  }
  for (const Numbered& n : all) {
    const bool hint = n.finding->severity == "info";
    if (!hint && !n.finding->unanswered && taken.count(n.no) == 0) out.push_back(n);
  }
  return out;
}

std::string Sentence(std::string text) {
  if (text.empty() || text.ends_with("。") || text.ends_with("？") || text.ends_with("！"))
    return text;
  return text + "。";
}

std::vector<Record> Points(const Paper& paper, const std::vector<Numbered>& all, const Words& words,
                           size_t most) {
  std::vector<Record> out;
  for (const Numbered& n : Leads(paper, all)) {
    if (out.size() == most) break;
    Record record;
    record["序号"] = Ordinal(out.size() + 1);
    record["位置"] =
        n.finding->location.empty() ? words.Of("letter", "whole") : n.finding->location;
    record["内容"] = Sentence(n.finding->message) + Sentence(n.finding->ask);
    record["附件序号"] = Written(n.no);
    out.push_back(std::move(record));
  }
  return out;
}

std::vector<Record> Findings(const std::vector<Numbered>& all, const Words& words) {
  std::vector<Record> out;
  for (const Numbered& n : all) {
    const FindingRow& f = *n.finding;
    out.push_back({{"序号", Written(n.no)},
                   {"类别", f.unanswered ? words.Of("desk", "unanswered") : f.severity_word},
                   {"位置", OrNone(f.location)},
                   {"原文", f.quote.empty() ? words.Of("letter", "no_quote") : f.quote},
                   {"依据", GroundsOf(f, words)},
                   {"要求", f.ask.empty() ? words.Of("letter", "note_only") : f.ask},
                   {"佐证", OrNone(f.evidence)},
                   {"责任单位", OrNone(f.responsible)}});
  }
  return out;
}

// Documents to add, each once, with the findings that call for it.
std::vector<Record> Documents(const std::vector<Numbered>& all) {
  struct Document {
    std::string name, responsible;
    std::vector<size_t> findings;
  };
  std::vector<Document> documents;
  for (const Numbered& n : all) {
    std::string_view left = n.finding->evidence;
    while (!left.empty()) {
      const size_t end = std::min(left.find("；"), left.size());
      const std::string name(left.substr(0, end));
      left.remove_prefix(std::min(left.size(), end + std::string_view("；").size()));
      if (name.empty()) continue;
      const auto same = std::find_if(documents.begin(), documents.end(), [&](const Document& d) {
        return d.name == name && d.responsible == n.finding->responsible;
      });
      Document& document = same != documents.end() ? *same : documents.emplace_back();
      document.name = name;
      document.responsible = n.finding->responsible;
      document.findings.push_back(n.no);
    }
  }
  std::vector<Record> out;
  for (const Document& d : documents) {
    out.push_back({{"序号", Written(out.size() + 1)},
                   {"名称", d.name},
                   {"责任单位", OrNone(d.responsible)},
                   {"问题序号", fmt::format("{}", fmt::join(d.findings, "、"))}});
  }
  return out;
}

std::vector<Record> Relations(const std::vector<RelationRow>& relations) {
  std::vector<Record> out;
  for (const RelationRow& r : relations) {
    out.push_back({{"序号", Written(out.size() + 1)},
                   {"位置", OrNone(r.location)},
                   {"关系", r.kind_word},
                   {"各数", MembersAsWritten(r)},
                   {"算式", OrNone(r.explanation)},
                   {"结论", r.verdict_word}});
  }
  return out;
}

// A table must not stand empty: one row says so.
std::vector<Record> OrOneNone(std::vector<Record> list, std::initializer_list<const char*> fields) {
  if (!list.empty()) return list;
  Record record;
  for (const char* field : fields) record[field] = kNone;
  record["序号"] = "—";
  return {record};
}

std::string TitleOf(const Paper& paper, const Words& words) {
  std::string title = paper.head.title;
  if (title == words.Of("known", "no_title")) title = words.Of("letter", "report");
  return title.starts_with("《") ? title : "《" + title + "》";
}

}  // namespace

std::vector<RelationRow> RelationsToSend(const Paper& paper, const Adoption& adoption) {
  std::set<size_t> behind;
  for (const FindingRow& f : adoption.findings) {
    if (f.relation) behind.insert(*f.relation);
  }
  std::vector<RelationRow> out;
  for (size_t i = 0; i < paper.relations.size(); ++i) {
    if (paper.relations[i].verdict == "holds" || behind.count(i) > 0) {
      out.push_back(paper.relations[i]);
    }
  }
  return out;
}

TableSheet RelationTableToSend(const Paper& paper, const Adoption& adoption, const Words& words) {
  RelationSheet sheet(/*places=*/false, words);
  sheet.Add(RelationsToSend(paper, adoption), "");
  return sheet.Finish(
      "数据核验表", fmt::format(fmt::runtime(words.Of("letter", "relations")), PlaceOrName(paper)),
      {});
}

TemplateValues LetterValues(const Paper& paper, const Adoption& adoption, const Words& words,
                            const LetterOptions& options) {
  const std::string place = PlaceOrName(paper);
  const std::vector<Numbered> all = Numbering(adoption);
  const std::vector<RelationRow> relations = RelationsToSend(paper, adoption);
  const std::vector<Record> documents = Documents(all);
  const std::string mark = options.draft ? words.Of("letter", "draft") : "";
  TemplateValues out;
  out.fields = {{"稿件标记", mark},
                {"地区", place},
                {"称谓", Address(place, words)},
                {"报告标题", TitleOf(paper, words)},
                {"指标体系", paper.score.framework_title},
                {"问题数", Written(all.size())},
                {"需核实数", Written(CountOf(adoption, "error"))},
                {"建议询问数", Written(CountOf(adoption, "warning"))},
                {"提示数", Written(CountOf(adoption, "info"))},
                {"未回应数", Written(Unanswered(adoption))},
                {"材料数", Written(documents.size())},
                {"核算数", Written(relations.size())},
                {"相符数", Written(CountOf(relations, "holds"))},
                {"请核实数", Written(CountOf(relations, "violated"))}};
  out.lists["要点"] = Points(paper, all, words, options.max_asks);
  out.lists["问题"] =
      OrOneNone(Findings(all, words), {"类别", "位置", "原文", "依据", "要求", "佐证", "责任单位"});
  out.lists["材料"] = OrOneNone(documents, {"名称", "责任单位", "问题序号"});
  out.lists["核验"] = OrOneNone(Relations(relations), {"位置", "关系", "各数", "算式", "结论"});
  return out;
}

}  // namespace dudao::cli
