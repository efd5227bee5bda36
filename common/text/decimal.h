// Exact decimals: every figure of a report, and all arithmetic on them. Never binary floating
// point.
//
//   Decimal a = *Decimal::Parse("5235.72"), b = *Decimal::Parse("248959.97");
//   Divide(a * Decimal(100), b, 4).ToString();   // "2.1030"
//
// A value is mantissa × 10^-scale with a 128-bit mantissa. What does not fit (or a division by
// zero) becomes undefined, as does everything computed from it: "cannot tell", never a wrong
// number. Comparisons with an undefined value are all false, != included.
#ifndef DUDAO_COMMON_TEXT_DECIMAL_H_
#define DUDAO_COMMON_TEXT_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dudao::text {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(int64_t whole) : mantissa_(whole) {}
  // `mantissa` × 10^-`scale`, 0 <= scale <= 30.
  static Decimal Of(int64_t mantissa, int scale);
  static Decimal Undefined();

  // Sign, digits, at most one point; at most 36 digits. nullopt for anything else.
  static std::optional<Decimal> Parse(std::string_view text);

  bool defined() const { return defined_; }
  bool is_zero() const { return defined_ && mantissa_ == 0; }
  bool is_negative() const { return defined_ && mantissa_ < 0; }
  bool is_whole() const;
  // Digits after the point as written (trailing zeros kept).
  int scale() const { return scale_; }

  Decimal operator-() const;
  Decimal Abs() const { return is_negative() ? -*this : *this; }
  // × 10^power, power may be negative.
  Decimal Shift(int power) const;
  // Rounded half away from zero to `digits` places, which the result has as its scale.
  Decimal Round(int digits) const;

  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b);
  friend Decimal operator*(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b);
  friend bool operator<(Decimal a, Decimal b);
  friend bool operator!=(Decimal a, Decimal b) { return a < b || b < a; }
  friend bool operator>(Decimal a, Decimal b) { return b < a; }
  friend bool operator<=(Decimal a, Decimal b) { return a < b || a == b; }
  friend bool operator>=(Decimal a, Decimal b) { return b < a || a == b; }

  // a / b rounded half away from zero to `digits` places; undefined when b is zero. For display:
  // checks compare products, so that nothing is rounded.
  friend Decimal Divide(Decimal a, Decimal b, int digits);

  // Plain digits with trailing zeros after the point dropped; "undefined" when it is.
  std::string ToString() const;
  // With exactly scale() digits after the point.
  std::string ToFixed() const;

 private:
  __extension__ typedef __int128 Int;
  Decimal(Int mantissa, int scale) : mantissa_(mantissa), scale_(static_cast<int8_t>(scale)) {}
  // Both with the larger of the two scales; false when one does not fit.
  static bool Align(Decimal* a, Decimal* b);

  Int mantissa_ = 0;
  int8_t scale_ = 0;
  bool defined_ = true;
};

// A closed interval of exact decimals: the values a written figure can stand for.
//
//   Interval rate = Interval::Around(*Decimal::Parse("2.01"), *Decimal::Parse("0.005"));
struct Interval {
  Decimal lo, hi;

  static Interval Around(Decimal value, Decimal half_width) {
    return {value - half_width, value + half_width};
  }
  static Interval Exactly(Decimal value) { return {value, value}; }

  bool Contains(Decimal v) const { return lo <= v && v <= hi; }
  bool Meets(const Interval& o) const { return lo <= o.hi && o.lo <= hi; }
  friend Interval operator+(const Interval& a, const Interval& b) {
    return {a.lo + b.lo, a.hi + b.hi};
  }
  friend Interval operator-(const Interval& a, const Interval& b) {
    return {a.lo - b.hi, a.hi - b.lo};
  }
  // Smallest interval that holds all products.
  friend Interval operator*(const Interval& a, const Interval& b);
};

}  // namespace dudao::text

#endif  // DUDAO_COMMON_TEXT_DECIMAL_H_
