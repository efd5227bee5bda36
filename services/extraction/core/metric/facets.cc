#include "services/extraction/core/metric/facets.h"

#include <algorithm>
#include <bit>

#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

// 义务教育 is 小学 and 初中 together; 中小学 those and more; 小班 is of 幼儿园.
FacetMask Joined(const FacetWords& context, FacetMask stages) {
  if (std::popcount(stages) <= 1) return stages;
  const FacetMask primary = context.BitOf("小学"), junior = context.BitOf("初中");
  const FacetMask both = primary | junior;
  const FacetMask compulsory = context.BitOf("义务教育"), schools = context.BitOf("中小学");
  const FacetMask groups = context.BitOf("小班") | context.BitOf("中班") | context.BitOf("大班");
  const FacetMask grades = context.BitOf("小学1-2年级") | context.BitOf("小学3-6年级");
  if ((stages & groups) != 0) stages &= ~context.BitOf("幼儿园");
  if ((stages & grades) != 0) stages &= ~primary;
  if ((stages & schools) != 0) stages &= ~(both | compulsory | context.BitOf("高中"));
  if ((stages & both) == both) stages |= compulsory;
  if ((stages & compulsory) != 0 && (stages & both) == both) stages &= ~both;
  return stages;
}

}  // namespace

FacetMask Outermost(const FacetWords& context, const text::Vocabulary& vocabulary,
                    text::WordHits words, FacetMask wanted) {
  FacetMask out = 0;
  for (const text::WordHit& hit : words) {
    const FacetMask lists = vocabulary.Lists(hit.word) & wanted;
    if (lists == 0) continue;
    const bool inside = std::any_of(words.begin(), words.end(), [&](const text::WordHit& other) {
      return other.begin <= hit.begin && hit.end <= other.end &&
             other.end - other.begin > hit.end - hit.begin &&
             (vocabulary.Lists(other.word) & context.all()) != 0;
    });
    if (!inside) out |= lists;
  }
  return out;
}

Region RegionOf(const v1::Frame& frame, const FacetWords& words) {
  constexpr std::u32string_view kKinds = U"省市区县旗镇乡校园";
  constexpr std::u32string_view kGovernment = U"人民政府";
  Region out;
  out.level = frame.level();
  out.name = text::ToUtf32(frame.region()).value_or(U"");
  if (out.name.ends_with(kGovernment)) out.name.resize(out.name.size() - kGovernment.size());
  const bool known = !out.name.empty() && kKinds.find(out.name.back()) != kKinds.npos;
  out.elsewhere = words.ElsewhereThan(known ? out.name.back() : 0);
  return out;
}

std::string_view StageOf(const FacetWords& context, const text::Vocabulary& vocabulary,
                         text::WordHits words, bool* several) {
  const FacetMask stages = Joined(context, Outermost(context, vocabulary, words, context.stages()));
  *several = std::popcount(stages) > 1;
  return std::popcount(stages) == 1 ? context.ValueOf(stages) : std::string_view();
}

Facets FacetsOf(const FacetWords& context, const text::Vocabulary& vocabulary, const Region& region,
                const Naming& naming) {
  Facets out;
  out.stage = StageOf(context, vocabulary, naming.OfSubject(), &out.several_stages);
  if (out.stage.empty() && !out.several_stages)
    out.stage = StageOf(context, vocabulary, naming.OfLeadIn(), &out.several_stages);
  const text::WordHits subject = naming.OfSubject(), lead_in = naming.OfLeadIn();
  const auto both = [&](FacetMask wanted) {
    return Outermost(context, vocabulary, subject, wanted) |
           (naming.pairs ? 0 : Outermost(context, vocabulary, lead_in, wanted));
  };
  const FacetMask scopes = both(context.scopes());
  out.several_scopes = std::popcount(scopes) > 1;
  if (std::popcount(scopes) == 1) out.scope = context.ValueOf(scopes);
  out.ownership = both(context.ownerships());
  out.elsewhere = (both(context.reaches()) & region.elsewhere) != 0;
  return out;
}

}  // namespace dudao::extraction
