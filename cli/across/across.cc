#include "cli/across/across.h"

#include <algorithm>
#include <tuple>

namespace dudao::cli {
namespace {

v1::ReferenceDifference DifferenceOf(const Compared& row, const v1::Review& review) {
  v1::ReferenceDifference out;
  *out.mutable_span() = review.quantities(static_cast<int>(row.quantity)).span();
  out.set_value(row.reference.ToString());
  out.set_unit(row.unit);
  return out;
}

// Of one place, written for another year.
bool IsEarlierOrLater(const PlaceSummary& a, const PlaceSummary& b) {
  return !a.place.empty() && a.place == b.place && a.year != b.year;
}

}  // namespace

void Across::Add(size_t index, const v1::Review& review, std::u32string_view text) {
  PlaceData& data = places_[index];
  data.summary = Summarise(review);
  texts_[index] = scoring::Mask(text, review, common_);
  if (reference_ == nullptr) return;
  data.compared = reference_->Compare(review);
  for (const Compared& row : data.compared) {
    if (row.answer == Compared::Answer::kDiffers) {
      data.differences.push_back(DifferenceOf(row, review));
    }
  }
}

void Across::AddLibrary(const v1::Review& review, std::u32string_view text) {
  PlaceData data;
  data.summary = Summarise(review);
  places_.push_back(std::move(data));
  texts_.push_back(scoring::Mask(text, review, common_));
  ++library_;
}

std::string Across::SourceOf(size_t report, size_t other) const {
  if (IsEarlierOrLater(places_[report].summary, places_[other].summary)) return "last_year";
  return other >= places_.size() - library_ ? "library" : "report";
}

void Across::AddShared(const scoring::Passage& p, bool swapped) {
  const uint32_t report = swapped ? p.b : p.a, other = swapped ? p.a : p.b;
  const scoring::Stretch here = swapped ? p.in_b : p.in_a;
  shared_.push_back({report, places_[other].summary.source_name, places_[other].summary.place,
                     SourceOf(report, other), texts_[report].Home(here.begin, here.end),
                     p.characters});
}

void Across::Compare() {
  const size_t batch = places_.size() - library_;
  scoring::CopyOptions options;
  options.subjects = static_cast<uint32_t>(batch);
  if (batch > 0) {
    for (const scoring::Passage& p : scoring::FindCopies(texts_, options)) {
      AddShared(p, /*swapped=*/false);
      if (p.b < batch) AddShared(p, /*swapped=*/true);
    }
  }
  // A place's own report of another year is told of first.
  const auto rank = [](const Shared& s) { return s.source == "last_year" ? 0 : 1; };
  std::stable_sort(shared_.begin(), shared_.end(), [&](const Shared& x, const Shared& y) {
    return std::make_tuple(x.report, rank(x), x.span.begin, x.span.end, y.characters) <
           std::make_tuple(y.report, rank(y), y.span.begin, y.span.end, x.characters);
  });
}

// One fact, one ask: of passages that lie over one another the first in order is kept.
v1::Beyond Across::BeyondOf(size_t index) const {
  v1::Beyond out;
  std::vector<text::Span> told;
  for (const Shared& s : shared_) {
    if (s.report != index) continue;
    const bool again = std::any_of(told.begin(), told.end(), [&](text::Span t) {
      return s.span.begin < t.end && t.begin < s.span.end;
    });
    if (again) continue;
    told.push_back(s.span);
    v1::SharedPassage& passage = *out.add_passages();
    text::ToProto(s.span, passage.mutable_span());
    passage.set_characters(s.characters);
    passage.set_source(s.source);
  }
  for (const v1::ReferenceDifference& d : places_[index].differences) *out.add_differences() = d;
  return out;
}

std::vector<PlaceSummary> Across::summaries() const {
  std::vector<PlaceSummary> out;
  for (size_t i = 0; i + library_ < places_.size(); ++i) {
    out.push_back(places_[i].summary);
    // Each of these becomes a finding of the complete review.
    const v1::Beyond beyond = BeyondOf(i);
    out.back().warnings +=
        static_cast<uint32_t>(beyond.passages_size() + beyond.differences_size());
  }
  return out;
}

}  // namespace dudao::cli
