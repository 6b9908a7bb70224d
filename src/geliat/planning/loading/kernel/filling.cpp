// The greedy filling. Most of the kernel's time is spent in Filler::choose.
#include "filling.hpp"

#include <algorithm>
#include <cmath>

namespace geliat {

namespace {

constexpr int SIDE_BITS = 21;
constexpr std::uint64_t GUARDS = (std::uint64_t{1} << 20) | (std::uint64_t{1} << 41) | (std::uint64_t{1} << 62);
constexpr int FINE = 1300;

std::uint64_t in_one_word(int x, int y, int z) {
    return static_cast<std::uint64_t>(x) | static_cast<std::uint64_t>(y) << SIDE_BITS |
           static_cast<std::uint64_t>(z) << (2 * SIDE_BITS);
}

// The tenth root of n by Newton's method and a square root: the same bits everywhere.
double tenth_root(double n) {
    double x = 1 + (n - 1) / 5;
    for (int i = 0; i < 80; ++i) x = (4 * x + n / (x * x * x * x)) / 5;
    return std::sqrt(x);
}

double power_of(double base, int exponent) {
    double result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

} // namespace

void State::copy_but_alive(const State &other) {
    surface.copy(other.surface);
    left.assign(other.left.begin(), other.left.end());
    placed.assign(other.placed.begin(), other.placed.end());
    gone = other.gone;
    payload = other.payload;
    worth = other.worth;
    flat = other.flat;
    tall = other.tall;
}

void State::copy(const State &other) {
    copy_but_alive(other);
    alive.assign(other.alive.begin(), other.alive.end());
}

Filler::Filler(const Task &task, const BlockSet &set) : task_(task), set_(set) {
    least_ = task.room;
    fine_ = std::max({task.room[0], task.room[1], task.room[2]}) <= FINE;
    for (const BoxKind &kind : task.kinds) {
        std::vector<int> flat, tall;
        for (const Stand &stand : kind.stands) {
            for (int way = 0; way < 3; ++way) least_[way] = std::min(least_[way], stand.side[way]);
            for (int way = 0; way < 2; ++way) flat.push_back(stand.side[way]);
            tall.push_back(stand.side[2]);
        }
        for (auto *sides : {&flat, &tall}) {
            std::sort(sides->begin(), sides->end());
            sides->erase(std::unique(sides->begin(), sides->end()), sides->end());
        }
        flat_sides_.push_back(flat);
        tall_sides_.push_back(tall);
    }
    rank(Taste{}, *std::make_unique<Chance>(1));
}

void Filler::rank(const Taste &taste, Chance &chance) {
    const std::size_t count = set_.blocks.size();
    std::vector<double> worth(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Block &b = set_.blocks[i];
        double w = static_cast<double>(b.worth);
        if (taste.bulk && b.worth > 0) w *= power_of(std::sqrt(std::sqrt(b.power / w)), taste.bulk);
        w /= power_of(tenth_root(b.boxes), taste.few);
        if (taste.shake) w *= 1 + taste.shake * (chance.below(2001) - 1000) * 1e-5;
        worth[i] = w;
    }
    ranking_.taste = taste;
    auto &order = ranking_.block;
    order.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; });
    ranking_.worth.resize(count);
    ranking_.sides.resize(count);
    ranking_.kinds.assign(count, Kinds{});
    ranking_.least_outline.resize(count);
    std::int64_t least = std::int64_t{1} << 62;
    for (std::size_t r = 0; r < count; ++r) {
        const Block &b = set_.blocks[order[r]];
        ranking_.worth[r] = worth[order[r]];
        ranking_.sides[r] = in_one_word(b.size[0], b.size[1], b.size[2]);
        least = std::min(least, std::int64_t{b.size[0]} * b.size[1] * b.size[2]);
        ranking_.least_outline[r] = least;
        for (std::uint32_t u = 0; u < b.uses; ++u) {
            const int kind = set_.uses[b.first_use + u].kind & 127;
            ranking_.kinds[r][kind >> 6] |= std::uint64_t{1} << (kind & 63);
        }
    }
}

void Filler::start(State &state) const {
    state.surface.start(task_.room);
    state.left.clear();
    for (const BoxKind &kind : task_.kinds) state.left.push_back(kind.quantity);
    state.placed.clear();
    state.payload = task_.payload;
    state.worth = 0;
    refresh(state);
}

void Filler::refresh(State &state) const {
    Kinds there{};
    for (std::size_t k = 0; k < state.left.size(); ++k) {
        if (state.left[k] > 0) there[(k & 127) >> 6] |= std::uint64_t{1} << (k & 63);
    }
    state.gone = {~there[0], ~there[1]};
    state.alive.clear();
    for (std::uint32_t r = 0; r < ranking_.block.size(); ++r) {
        if (possible(state, set_.blocks[ranking_.block[r]])) state.alive.push_back(r);
    }
    reach_again(state);
}

void Filler::reach_again(State &state) const {
    state.flat.clear(std::max(task_.room[0], task_.room[1]));
    state.tall.clear(task_.room[2]);
    for (std::size_t k = 0; k < state.left.size(); ++k) {
        if (state.left[k] <= 0) continue;
        for (int side : flat_sides_[k]) state.flat.add(side);
        for (int side : tall_sides_[k]) state.tall.add(side);
    }
}

bool Filler::possible(const State &state, const Block &block) const {
    if (block.weight > state.payload) return false;
    const Use *use = &set_.uses[block.first_use];
    for (std::uint32_t u = 0; u < block.uses; ++u) {
        if (use[u].count > state.left[use[u].kind]) return false;
    }
    return true;
}

bool Filler::finished(const State &state) const {
    return std::all_of(state.left.begin(), state.left.end(), [](int n) { return n == 0; });
}

void Filler::set(State &state, std::uint32_t number, int x, int y, int z) const {
    const Block &block = set_.blocks[number];
    const Use *use = &set_.uses[block.first_use];
    bool emptied = false;
    for (std::uint32_t u = 0; u < block.uses; ++u) {
        int &left = state.left[use[u].kind];
        left -= use[u].count;
        emptied |= left == 0;
    }
    state.payload -= block.weight;
    state.worth += block.worth;
    state.placed.push_back({static_cast<int>(number), x, y, z});
    state.surface.set(block, x, y, z, task_.room, least_, task_.hang);
    if (!emptied) return;
    Kinds there{};
    for (std::size_t k = 0; k < state.left.size(); ++k) {
        if (state.left[k] > 0) there[(k & 127) >> 6] |= std::uint64_t{1} << (k & 63);
    }
    state.gone = {~there[0], ~there[1]};
    if (fine_) reach_again(state);
    std::size_t end = 0;
    for (std::uint32_t r : state.alive) {
        const Kinds &kinds = ranking_.kinds[r];
        if (!((kinds[0] & state.gone[0]) | (kinds[1] & state.gone[1]))) state.alive[end++] = r;
    }
    state.alive.resize(end);
}

std::int64_t Filler::distance(const Space &s) const {
    const std::int64_t x = std::min(s.x1, task_.room[0] - s.x2), y = std::min(s.y1, task_.room[1] - s.y2);
    return (x + y) * 64 + std::int64_t{s.z1} * ranking_.taste.rise;
}

int Filler::next(State &state, std::size_t most, std::vector<Choice> &choices) {
    auto &spaces = state.surface.spaces;
    while (!spaces.empty()) {
        std::size_t best = 0;
        std::int64_t nearest = distance(spaces[0]);
        for (std::size_t i = 1; i < spaces.size(); ++i) {
            const std::int64_t far = distance(spaces[i]);
            if (far > nearest) continue;
            const Space &s = spaces[i], &t = spaces[best];
            if (far == nearest) {
                if (s.z1 > t.z1) continue;
                if (s.z1 == t.z1) {
                    const std::int64_t a = std::int64_t{s.x2 - s.x1} * (s.y2 - s.y1);
                    const std::int64_t b = std::int64_t{t.x2 - t.x1} * (t.y2 - t.y1);
                    if (a < b) continue;
                }
            }
            best = i;
            nearest = far;
        }
        choose(state, spaces[best], most, choices);
        if (!choices.empty()) return static_cast<int>(best);
        spaces.erase(spaces.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return -1;
}

// What stands against the six faces of a space.
void Filler::look_around(const State &state, const Space &s) {
    for (auto &faces : facing_) faces.clear();
    const auto &room = task_.room;
    if (s.x1 == 0) facing_[0].push_back({s.y1, s.z1, s.y2, s.z2});
    if (s.x2 == room[0]) facing_[1].push_back({s.y1, s.z1, s.y2, s.z2});
    if (s.y1 == 0) facing_[2].push_back({s.x1, s.z1, s.x2, s.z2});
    if (s.y2 == room[1]) facing_[3].push_back({s.x1, s.z1, s.x2, s.z2});
    if (s.z1 == 0 || !task_.hang) facing_[4].push_back({s.x1, s.y1, s.x2, s.y2});
    if (s.z2 == room[2]) facing_[5].push_back({s.x1, s.y1, s.x2, s.y2});
    for (const Outline &o : state.surface.outlines) {
        const int x1 = std::max(o.x1, s.x1), x2 = std::min(o.x2, s.x2);
        const int y1 = std::max(o.y1, s.y1), y2 = std::min(o.y2, s.y2);
        const int z1 = std::max(o.z1, s.z1), z2 = std::min(o.z2, s.z2);
        const bool x = x1 < x2, y = y1 < y2, z = z1 < z2;
        if (y && z && o.x2 == s.x1) facing_[0].push_back({y1, z1, y2, z2});
        if (y && z && o.x1 == s.x2) facing_[1].push_back({y1, z1, y2, z2});
        if (x && z && o.y2 == s.y1) facing_[2].push_back({x1, z1, x2, z2});
        if (x && z && o.y1 == s.y2) facing_[3].push_back({x1, z1, x2, z2});
        if (task_.hang && x && y && o.z2 == s.z1) facing_[4].push_back({x1, y1, x2, y2});
        if (task_.hang && x && y && o.z1 == s.z2) facing_[5].push_back({x1, y1, x2, y2});
    }
}

std::int64_t Filler::shared(const std::vector<Facing> &faces, int a1, int b1, int a2, int b2) {
    std::int64_t sum = 0;
    for (const Facing &f : faces) {
        const int a = std::min(a2, f.a2) - std::max(a1, f.a1), b = std::min(b2, f.b2) - std::max(b1, f.b1);
        if (a > 0 && b > 0) sum += std::int64_t{a} * b;
    }
    return sum;
}

void Filler::choose(const State &state, const Space &s, std::size_t most, std::vector<Choice> &choices) {
    choices.clear();
    const int dx = s.x2 - s.x1, dy = s.y2 - s.y1, dz = s.z2 - s.z1;
    const std::uint64_t room = in_one_word(dx, dy, dz) | GUARDS;
    const std::int64_t volume = std::int64_t{dx} * dy * dz;
    const bool far_x = task_.room[0] - s.x2 < s.x1, far_y = task_.room[1] - s.y2 < s.y1;
    const double whole = static_cast<double>(volume);
    const int touch_power = ranking_.taste.touch;
    // Ranks whose outlines are all larger than the space need no look.
    const auto &least = ranking_.least_outline;
    const std::uint32_t first = static_cast<std::uint32_t>(
        std::partition_point(least.begin(), least.end(), [&](std::int64_t v) { return v > volume; }) -
        least.begin());
    auto at = std::lower_bound(state.alive.begin(), state.alive.end(), first);
    bool looked = false;
    double worst = -1;
    const auto less = [](const Choice &a, const Choice &b) {
        return a.score > b.score || (a.score == b.score && a.rank < b.rank);
    };
    for (; at != state.alive.end(); ++at) {
        const std::uint32_t r = *at;
        const double worth = ranking_.worth[r];
        if (worth * whole <= worst) break;
        if (((room - ranking_.sides[r]) & GUARDS) != GUARDS) continue;
        const Block &b = set_.blocks[ranking_.block[r]];
        if ((b.floor_only && s.z1 > 0) || !possible(state, b)) continue;
        const int l = b.size[0], w = b.size[1], h = b.size[2];
        double score = worth * (l + state.flat.most(dx - l));
        score *= w + state.flat.most(dy - w);
        score *= h + state.tall.most(dz - h);
        if (score <= worst) continue;
        const std::int64_t side_x = std::int64_t{w} * h, side_y = std::int64_t{l} * h, flat = std::int64_t{l} * w;
        const double surface = 2.0 * static_cast<double>(side_x + side_y + flat);
        if (worst >= 0) {
            // The most it can touch: faces inside the space touch nothing.
            const double bound = (surface - (l < dx ? side_x : 0) - (w < dy ? side_y : 0) - (h < dz ? flat : 0)) / surface;
            if (score * power_of(bound, touch_power) <= worst) continue;
        }
        if (!looked) {
            look_around(state, s);
            looked = true;
        }
        const int x1 = far_x ? s.x2 - l : s.x1, y1 = far_y ? s.y2 - w : s.y1, z1 = s.z1;
        const int x2 = x1 + l, y2 = y1 + w, z2 = z1 + h;
        std::int64_t touched = 0;
        if (x1 == s.x1) touched += shared(facing_[0], y1, z1, y2, z2);
        if (x2 == s.x2) touched += shared(facing_[1], y1, z1, y2, z2);
        if (y1 == s.y1) touched += shared(facing_[2], x1, z1, x2, z2);
        if (y2 == s.y2) touched += shared(facing_[3], x1, z1, x2, z2);
        touched += shared(facing_[4], x1, y1, x2, y2);
        if (z2 == s.z2) touched += shared(facing_[5], x1, y1, x2, y2);
        score *= power_of(static_cast<double>(touched) / surface, touch_power);
        if (score <= worst) continue;
        choices.push_back({score, r});
        if (choices.size() >= most) {
            std::push_heap(choices.begin(), choices.end(), less);
            if (choices.size() > most) {
                std::pop_heap(choices.begin(), choices.end(), less);
                choices.pop_back();
            } else {
                std::make_heap(choices.begin(), choices.end(), less);
            }
            worst = choices.front().score;
        }
    }
    std::sort(choices.begin(), choices.end(), less);
}

void Filler::set_into(State &state, const Space &s, std::uint32_t number) const {
    const Block &b = set_.blocks[number];
    const int x = task_.room[0] - s.x2 < s.x1 ? s.x2 - b.size[0] : s.x1;
    const int y = task_.room[1] - s.y2 < s.y1 ? s.y2 - b.size[1] : s.y1;
    set(state, number, x, y, s.z1);
}

void Filler::fill(State &state) {
    std::vector<Choice> choices;
    choices.reserve(4);
    while (true) {
        const int at = next(state, 1, choices);
        if (at < 0) return;
        const Space space = state.surface.spaces[static_cast<std::size_t>(at)];
        set_into(state, space, ranking_.block[choices.front().rank]);
    }
}

} // namespace geliat
