// One review as every paper shows it: words for codes, places as an officer says them, sentences
// quoted, asks in the order of their weight. Papers lay this out and decide nothing.
//
//   Paper paper = maker.Make(review, text, {});
//   paper.findings[paper.asks[0].findings[0]].message;
//
// What a restricted finding rests on stands nowhere in it: ■ in `text` and in every quotation.
#ifndef DUDAO_CLI_PAPERS_MODEL_PAPER_H_
#define DUDAO_CLI_PAPERS_MODEL_PAPER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/text/span.h"

namespace dudao::cli {

// A fact of the head and how it came to be known: 县级, 人工指定.
struct Known {
  std::string words;  // 未写明 when it is not known
  std::string how;    // empty when it is not known
};

struct PaperHead {
  std::string title;  // （未识别到标题） when there is none
  std::string source_name, document_id;
  Known kind, level, place, evaluation_year, duty_year;
  std::string issuer, division_code, doc_no, publish_date;  // empty when not written
};

// Findings by what they ask of a person; together all findings.
struct Counts {
  size_t verify = 0;      // 需核实
  size_t ask = 0;         // 建议询问
  size_t unanswered = 0;  // 未回应
  size_t hint = 0;        // 提示
};

struct FindingRow {
  size_t no = 0;  // 序号, from 1
  std::string id, code, severity, audience;
  std::string name;           // 数据核算, 空白未填: what kind of finding
  std::string severity_word;  // 需核实
  bool restricted = false;    // message is 敏感表述，请线下处理; no quotation, no ask
  bool unanswered = false;    // counted as 未回应
  std::string location;       // 二、(一)2. 第4)项
  std::string quote;          // 原文: the sentences it rests on; empty when the report is silent
  std::string message;        // what was seen, with the arithmetic or the line
  std::string ask;            // 核实要求; may be empty
  std::string basis;          // 某发〔2020〕1号 第3条（2020年）; empty when no rule
  std::string arithmetic;     // the relation's explanation; empty when it rests on none
  std::string indicator;      // id; empty when it bears on none
  std::string responsible;    // 责任单位; empty when not known
  std::string evidence;       // 需补佐证, joined by ；
  std::vector<text::Span> spans;
  std::optional<size_t> relation;  // index into Paper::relations
};

// One fact to ask about: the finding that weighs most first, others on the same figures after it.
struct Ask {
  std::vector<size_t> findings;  // indexes into Paper::findings; never empty
};

struct EvidenceRow {
  text::Span span;
  std::string location, quote, rung;
};

struct IndicatorRow {
  std::string id, name, points, status, status_word, confidence_word, reason, responsible;
  std::string score;      // empty while pending
  std::string low, high;  // every pending point lost, won
  std::string self;       // what the report's own table gives it; empty when it has no such row
  std::vector<EvidenceRow> evidence;
  std::vector<std::string> missing;            // what the report does not say
  std::vector<std::string> evidence_required;  // 佐证, as the framework asks
  std::vector<size_t> findings;                // indexes into Paper::findings
};

struct IndicatorGroup {
  std::string id, name;
  std::string points, given;  // sums of its rows: full, decided
  std::vector<IndicatorRow> rows;
};

// A ground for bonus points or a possible downgrade.
struct RaisedRow {
  std::string name, points, effect_word, reason;
  std::vector<EvidenceRow> evidence;
};

struct ScoreSheet {
  std::string heading;  // 机器预评（仅依据报告文字，非评价结论）
  bool scored = false;
  std::string why_not;          // when not scored
  std::string framework_title;  // 示范框架
  std::string framework, framework_version;
  std::string base, assessed, pending, low, high;
  std::string total, grade;                       // empty until people have decided
  std::string self_total, self_base, self_bonus;  // empty when not stated
  std::vector<IndicatorGroup> groups;
  std::vector<RaisedRow> bonus, vetoes;
};

// A figure a relation is made of.
struct MemberRow {
  size_t quantity = 0;  // index into Review::quantities
  text::Span span;
  std::string text;  // 73125.60 万元
  std::string value, unit, subject, period;
};

struct RelationRow {
  size_t no = 0;  // from 1
  std::string kind, kind_word, verdict, verdict_word, binding;
  std::string location, quote;
  std::vector<MemberRow> members;  // in the order of the annotation standard
  std::string stated, recomputed, explanation;
  std::vector<size_t> findings;  // indexes into Paper::findings
};

struct Paper {
  PaperHead head;
  Counts counts;
  std::vector<FindingRow> findings;  // all, by weight
  std::vector<Ask> asks;             // of those that are not 未回应, by weight
  size_t up_front = 0;               // so many asks are shown first, at most ten; 提示 never
  ScoreSheet score;
  size_t figures = 0;                    // read in the report
  std::vector<RelationRow> relations;    // as in the review
  std::vector<std::string> responsible;  // 责任单位 of findings and indicators, each once
  std::string software;                  // 督导 dudao 0.4; 评分规则 …
  std::u32string text;                   // the source text
  std::vector<text::Span> paragraphs;    // of it, blank lines left out
};

}  // namespace dudao::cli

#endif  // DUDAO_CLI_PAPERS_MODEL_PAPER_H_
