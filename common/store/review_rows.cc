#include "common/store/review_rows.h"

#include <fmt/format.h>

#include <utility>

#include "common/store/compress.h"
#include "common/store/page.h"

namespace dudao::store {
namespace {

v1::ReviewSummary ReadSummary(const Query& row) {
  v1::ReviewSummary summary;
  summary.ParseFromString(std::string(row.Text(0)));
  summary.set_created_at_ms(row.Int(1));
  summary.set_evaluation_year(row.Int(3));
  summary.set_division_code(std::string(row.Text(4)));
  return summary;
}

// 1 scored, 0 not scored, -1 either.
absl::StatusOr<int> ScoredFilter(const std::string& state) {
  if (state.empty()) return -1;
  if (state == "scored") return 1;
  if (state == "not_scored") return 0;
  return absl::InvalidArgumentError("state: neither scored nor not_scored");
}

}  // namespace

absl::StatusOr<std::string> ReadOriginal(Connection& db, const std::string& document_id) {
  Query find(db, "SELECT content FROM originals WHERE document_id = ?", document_id);
  if (!find.Next()) return absl::NotFoundError(fmt::format("no document {}", document_id));
  return std::string(find.Text(0));
}

absl::StatusOr<StoredReview> ReadReview(Connection& db, const std::string& review_id,
                                        bool include_text) {
  Query find(db, "SELECT body, CASE WHEN ? THEN source_text ELSE x'' END FROM reviews WHERE id = ?",
             include_text ? 1 : 0, review_id);
  if (!find.Next()) return absl::NotFoundError(fmt::format("no review {}", review_id));
  StoredReview stored{review_id, {}, {}};
  absl::StatusOr<std::string> body = Decompress(find.Text(0));
  if (!body.ok()) return body.status();
  if (!stored.review.ParseFromString(*body)) return absl::DataLossError("review is damaged");
  if (!include_text) return stored;
  absl::StatusOr<std::string> text = Decompress(find.Text(1));
  if (!text.ok()) return text.status();
  stored.text = *std::move(text);
  return stored;
}

absl::StatusOr<v1::ListReviewsResponse> ListReviewRows(Connection& db,
                                                       const v1::ListReviewsRequest& request) {
  absl::StatusOr<Page> page = ReadPage(request.page_size(), request.page_token());
  if (!page.ok()) return page.status();
  const absl::StatusOr<int> scored = ScoredFilter(request.state());
  if (!scored.ok()) return scored.status();
  Query rows(db,
             "SELECT summary, created_at_ms, id, year, division_code FROM reviews r "
             "WHERE (created_at_ms, id) < (?1, ?2) AND (?3 < 0 OR scored = ?3) "
             "AND (?4 = 0 OR year = ?4) AND (?5 = '' OR division_code = ?5) "
             "AND created_at_ms >= ?6 AND (?7 = '' OR EXISTS (SELECT 1 FROM jobs "
             "WHERE jobs.review_id = r.id AND jobs.external_id = ?7)) "
             "ORDER BY created_at_ms DESC, id DESC LIMIT ?8",
             page->before_ms, page->before_id, *scored, request.year(), request.division_code(),
             request.updated_since_ms(), request.external_id(), page->size + 1);
  v1::ListReviewsResponse response;
  while (rows.Next()) {
    if (response.reviews_size() == static_cast<int>(page->size)) {
      const v1::ReviewSummary& last = response.reviews(response.reviews_size() - 1);
      response.set_next_page_token(NextPageToken(last.created_at_ms(), last.review_id()));
      break;
    }
    *response.add_reviews() = ReadSummary(rows);
  }
  return response;
}

Stats ReadStats(Connection& db) {
  Stats stats;
  Query states(db, "SELECT state, COUNT(*) FROM jobs GROUP BY state");
  while (states.Next()) stats.jobs[static_cast<v1::JobState>(states.Int(0))] = states.Int(1);
  Query reviews(db, "SELECT COUNT(*) FROM reviews");
  if (reviews.Next()) stats.reviews = reviews.Int(0);
  Query counters(db, "SELECT name, value FROM ledger");
  while (counters.Next()) stats.counters[std::string(counters.Text(0))] = counters.Int(1);
  return stats;
}

}  // namespace dudao::store
