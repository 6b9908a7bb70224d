// The greedy filling. Most of the kernel's time is spent in Filler::choose.
#include "filling.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace geliat {

namespace {

constexpr int FINE = 1300;

bool wide(const Space &s, const Space &firm) {
    return s.x1 != firm.x1 || s.x2 != firm.x2 || s.y1 != firm.y1 || s.y2 != firm.y2;
}

} // namespace

void State::copy(const State &other) {
    surface.copy(other.surface);
    left.assign(other.left.begin(), other.left.end());
    placed.assign(other.placed.begin(), other.placed.end());
    alive.assign(other.alive.begin(), other.alive.end());
    payload = other.payload;
    worth = other.worth;
    flat = other.flat;
    tall = other.tall;
}

Filler::Filler(const Task &task, const BlockSet &set)
    : task_(task), set_(set), least_(task.room), ranking_(task, set), fitting_(ranking_.words()) {
    fine_ = std::max({task.room[0], task.room[1], task.room[2]}) <= FINE;
    weighs_ = false;
    std::int64_t weight = 0;
    std::map<int, std::set<int>> flat, tall;
    for (int k = 0; k < static_cast<int>(task.kinds.size()); ++k) {
        const BoxKind &kind = task.kinds[k];
        for (const Stand &stand : kind.stands) {
            for (int way = 0; way < 3; ++way) least_[way] = std::min(least_[way], stand.side[way]);
            for (int way = 0; way < 2; ++way) flat[stand.side[way]].insert(k);
            tall[stand.side[2]].insert(k);
        }
        weight += kind.weight * kind.quantity;
    }
    weighs_ = weight > task.payload;
    if (task.overhang()) {
        const int longest = std::max(flat.rbegin()->first, 1);
        overhang_ = longest * (1000 - task.support) / 1000;
        // What is too narrow to carry a box in full may still carry enough of it.
        for (int way = 0; way < 2; ++way) least_[way] = std::max(1, least_[way] * task.support / 1000);
    }
    flat_of_.resize(task.kinds.size());
    tall_of_.resize(task.kinds.size());
    const auto list = [](const auto &found, auto &sides, auto &of) {
        for (const auto &[side, kinds] : found) {
            for (int k : kinds) of[k].push_back(static_cast<int>(sides.size()));
            sides.push_back({side, {kinds.begin(), kinds.end()}});
        }
    };
    list(flat, flat_sides_, flat_of_);
    list(tall, tall_sides_, tall_of_);
}

void Filler::start(State &state) const {
    state.surface.start(task_.room);
    state.left.clear();
    for (const BoxKind &kind : task_.kinds) state.left.push_back(kind.quantity);
    state.placed.clear();
    state.payload = task_.payload;
    state.worth = 0;
    ranking_.all(state.alive);
    for (std::size_t k = 0; k < state.left.size(); ++k) {
        if (state.left[k] == 0) ranking_.limit(state.alive, static_cast<int>(k), 0);
    }
    state.flat.clear(std::max(task_.room[0], task_.room[1]));
    state.tall.clear(task_.room[2]);
    reach_again(state, state.flat, flat_sides_);
    reach_again(state, state.tall, tall_sides_);
}

void Filler::reach_again(const State &state, Reach &reach, const std::vector<KindsOfSide> &sides) {
    for (const KindsOfSide &each : sides) {
        for (int kind : each.kinds) {
            if (state.left[kind] <= 0) continue;
            reach.add(each.side);
            break;
        }
    }
}

// A kind is used up: count the sums again if they needed one of its sides and no other kind has it.
void Filler::without(State &state, int kind) const {
    const auto lost = [&](const Reach &reach, const auto &sides, const auto &of) {
        return std::any_of(of[kind].begin(), of[kind].end(), [&](int at) {
            const auto &others = sides[at].kinds;
            return reach.needs(sides[at].side) &&
                   std::none_of(others.begin(), others.end(), [&](int k) { return state.left[k] > 0; });
        });
    };
    if (lost(state.flat, flat_sides_, flat_of_)) {
        state.flat.clear(std::max(task_.room[0], task_.room[1]));
        reach_again(state, state.flat, flat_sides_);
    }
    if (lost(state.tall, tall_sides_, tall_of_)) {
        state.tall.clear(task_.room[2]);
        reach_again(state, state.tall, tall_sides_);
    }
}

bool Filler::finished(const State &state) const {
    return std::all_of(state.left.begin(), state.left.end(), [](int n) { return n == 0; });
}

void Filler::set(State &state, std::uint32_t number, int x, int y, int z) const {
    const Block &block = set_.blocks[number];
    const Use *use = &set_.uses[block.first_use];
    for (std::uint32_t u = 0; u < block.uses; ++u) {
        int &left = state.left[use[u].kind];
        left -= use[u].count;
        ranking_.limit(state.alive, use[u].kind, left);
        if (left == 0 && fine_) without(state, use[u].kind);
    }
    state.payload -= block.weight;
    state.worth += block.worth;
    state.placed.push_back({static_cast<int>(number), x, y, z});
    state.surface.set(block, x, y, z, task_, least_);
}

std::int64_t Filler::distance(const Space &s) const {
    const std::int64_t x = std::min(s.x1, task_.room[0] - s.x2), y = std::min(s.y1, task_.room[1] - s.y2);
    return (x + y) * 64 + std::int64_t{s.z1} * ranking_.taste().rise;
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
    if (s.z1 == 0 || task_.support == 1000) facing_[4].push_back({s.x1, s.y1, s.x2, s.y2});
    else if (task_.overhang()) {
        for (const Space &t : state.surface.tops) {
            const int x1 = std::max(t.x1, s.x1), x2 = std::min(t.x2, s.x2);
            const int y1 = std::max(t.y1, s.y1), y2 = std::min(t.y2, s.y2);
            if (t.z1 == s.z1 && x1 < x2 && y1 < y2) facing_[4].push_back({x1, y1, x2, y2});
        }
    }
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
        if (!task_.hang()) continue;
        if (x && y && o.z2 == s.z1) facing_[4].push_back({x1, y1, x2, y2});
        if (x && y && o.z1 == s.z2) facing_[5].push_back({x1, y1, x2, y2});
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

// Blocks that are as long, as wide or as high as the space touch the most, and there are few of them: they
// are looked at first. All others leave three faces free, so of them only the largest can be better.
void Filler::choose(const State &state, const Space &firm, std::size_t most, std::vector<Choice> &choices) {
    choices.clear();
    const int drop = task_.room[2] * ranking_.taste().drop / 1000;
    const Space s = overhang_ > 0 && firm.z1 > 0
                        ? state.surface.widened(firm, task_, overhang_, drop)
                        : firm;
    const int dx = s.x2 - s.x1, dy = s.y2 - s.y1, dz = s.z2 - s.z1;
    const std::uint64_t *fit[3], *less_than[3];
    for (int way = 0; way < 3; ++way) {
        const int length = way == 0 ? dx : way == 1 ? dy : dz;
        fit[way] = ranking_.within(way, length);
        less_than[way] = ranking_.below(way, length);
    }
    const std::uint64_t *barred = s.z1 > 0 ? ranking_.floor_only() : nullptr;
    const std::size_t words = ranking_.words();
    std::uint64_t any = 0;
    for (std::size_t w = 0; w < words; ++w) {
        std::uint64_t bits = state.alive[w] & fit[0][w] & fit[1][w] & fit[2][w];
        if (barred) bits &= ~barred[w];
        fitting_[w] = bits;
        any |= bits;
    }
    if (!any) return;
    look_around(state, s);
    Look look{s, firm, dx, dy, dz, task_.room[0] - s.x2 < s.x1, task_.room[1] - s.y2 < s.y1, most, -1};
    const double whole = static_cast<double>(dx) * dy * dz;
    const double half = whole * power_of(0.5, ranking_.taste().touch);
    for (int pass = 0; pass < 2; ++pass) {
        const double bound = pass == 0 ? whole : half;
        for (std::size_t w = 0; w < words; ++w) {
            const std::uint64_t inner = less_than[0][w] & less_than[1][w] & less_than[2][w];
            std::uint64_t bits = fitting_[w] & (pass == 0 ? ~inner : inner);
            if (!bits) continue;
            if (ranking_.worth(static_cast<std::uint32_t>(w * 64)) * bound <= look.worst) break;
            for (; bits; bits &= bits - 1) {
                weigh(state, look, static_cast<std::uint32_t>(w * 64 + __builtin_ctzll(bits)), choices);
            }
        }
    }
    std::sort(choices.begin(), choices.end(), better);
}

bool Filler::better(const Choice &a, const Choice &b) {
    return a.score > b.score || (a.score == b.score && a.rank < b.rank);
}

// What one block is worth in a space, taken among the choices if it is one of the best so far.
void Filler::weigh(const State &state, Look &look, std::uint32_t rank, std::vector<Choice> &choices) const {
    const auto [l, w, h] = ranking_.size(rank);
    const Space &s = look.space;
    if (l > look.dx || w > look.dy || h > look.dz) return;
    if (weighs_ && set_.blocks[ranking_.block(rank)].weight > state.payload) return;
    const int touch_power = ranking_.taste().touch;
    const std::int64_t side_x = std::int64_t{w} * h, side_y = std::int64_t{l} * h, flat = std::int64_t{l} * w;
    const double surface = 2.0 * static_cast<double>(side_x + side_y + flat);
    double score = ranking_.worth(rank) * (l + state.flat.most(look.dx - l));
    score *= w + state.flat.most(look.dy - w);
    score *= h + state.tall.most(look.dz - h);
    // The most it can touch: faces inside the space touch nothing.
    const std::int64_t free =
        (l < look.dx ? side_x : 0) + (w < look.dy ? side_y : 0) + (h < look.dz ? flat : 0);
    if (score * power_of((surface - static_cast<double>(free)) / surface, touch_power) <= look.worst) return;
    int x = look.far_x ? s.x2 - l : s.x1, y = look.far_y ? s.y2 - w : s.y1;
    const std::int64_t touch = wide(s, look.firm) ? best_corner(look, ranking_.block(rank), s.z1 + h, x, y)
                                                  : touched(s, x, y, x + l, y + w, s.z1 + h);
    if (touch < 0) return;
    score *= power_of(static_cast<double>(touch) / surface, touch_power);
    if (score <= look.worst) return;
    choices.push_back({score, rank, x, y, s.z1});
    if (choices.size() < look.most) return;
    if (choices.size() > look.most) {
        std::push_heap(choices.begin(), choices.end(), better);
        std::pop_heap(choices.begin(), choices.end(), better);
        choices.pop_back();
    } else {
        std::make_heap(choices.begin(), choices.end(), better);
    }
    look.worst = choices.front().score;
}

// How much of its surface something in a space touches.
std::int64_t Filler::touched(const Space &s, int x1, int y1, int x2, int y2, int z2) const {
    std::int64_t sum = 0;
    if (x1 == s.x1) sum += shared(facing_[0], y1, s.z1, y2, z2);
    if (x2 == s.x2) sum += shared(facing_[1], y1, s.z1, y2, z2);
    if (y1 == s.y1) sum += shared(facing_[2], x1, s.z1, x2, z2);
    if (y2 == s.y2) sum += shared(facing_[3], x1, s.z1, x2, z2);
    sum += shared(facing_[4], x1, y1, x2, y2);
    if (z2 == s.z2) sum += shared(facing_[5], x1, y1, x2, y2);
    return sum;
}

// In a widened space a block may stand in the corner of the whole or of the firm part, where enough of each
// of its boxes is carried. Returns how much it touches there, -1 where it can stand nowhere.
std::int64_t Filler::best_corner(const Look &look, std::uint32_t block, int z2, int &x, int &y) const {
    const Space &s = look.space, &f = look.firm;
    const auto &size = set_.blocks[block].size;
    const int l = size[0], w = size[1];
    const int xs[2] = {x, std::clamp(look.far_x ? f.x2 - l : f.x1, s.x1, s.x2 - l)};
    const int ys[2] = {y, std::clamp(look.far_y ? f.y2 - w : f.y1, s.y1, s.y2 - w)};
    std::int64_t best = -1;
    for (int i = 0; i < 2; ++i) {
        if (i == 1 && xs[1] == xs[0]) break;
        for (int j = 0; j < 2; ++j) {
            if (j == 1 && ys[1] == ys[0]) break;
            const std::int64_t touch = touched(s, xs[i], ys[j], xs[i] + l, ys[j] + w, z2);
            if (touch <= best || !carried(block, xs[i], ys[j])) continue;
            best = touch, x = xs[i], y = ys[j];
        }
    }
    return best;
}

// Whether enough of every box at the foot of a block is carried.
bool Filler::carried(std::uint32_t block, int x, int y) const {
    for (std::uint32_t f = set_.first_foot[block]; f < set_.first_foot[block + 1]; ++f) {
        const BlockSet::Feet &foot = set_.feet[f];
        const int x1 = x + foot.x, y1 = y + foot.y;
        const std::int64_t one = std::int64_t{foot.length} * foot.width;
        const std::int64_t all = one * foot.along * foot.across;
        const std::int64_t under =
            shared(facing_[4], x1, y1, x1 + foot.length * foot.along, y1 + foot.width * foot.across);
        if (under == all) continue;
        if (under * 1000 < all * task_.support) return false;
        for (int i = 0; i < foot.along; ++i) {
            for (int j = 0; j < foot.across; ++j) {
                const int a = x1 + i * foot.length, b = y1 + j * foot.width;
                if (shared(facing_[4], a, b, a + foot.length, b + foot.width) * 1000 < one * task_.support) {
                    return false;
                }
            }
        }
    }
    return true;
}

void Filler::fill(State &state) {
    std::vector<Choice> choices;
    choices.reserve(4);
    while (true) {
        const int at = next(state, 1, choices);
        if (at < 0) return;
        const Choice &best = choices.front();
        set(state, ranking_.block(best.rank), best.x, best.y, best.z);
    }
}

} // namespace geliat
