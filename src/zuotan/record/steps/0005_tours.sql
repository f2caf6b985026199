CREATE INDEX merged_visits_tour ON merged_visits (tour);
